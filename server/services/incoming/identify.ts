import type { Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import type { IncomingMessage } from "@/server/domain/incoming";

/** A message, and the vendor who brought it and has its files. */
export type Heard = { vendor: string; message: IncomingMessage };

/** Who a sender is to us. `externalId`: the id by which we know them; `lastIncomingAt`: when they last wrote. */
export type Sender = { citizenId: number; externalId?: string; lastIncomingAt?: Date | null };

/** The citizen known by any of the ids that the channel gives for a sender. */
export async function known(tx: Tx, channel: Channel, ids: readonly string[]): Promise<Sender | null> {
  return tx.citizenIdentity.findFirst({
    where: { channel, externalId: { in: [...ids] } },
    orderBy: { id: "asc" },
    select: { citizenId: true, externalId: true, lastIncomingAt: true },
  });
}

/**
 * Keeps every id of the sender, so that a citizen who hides the telephone later is the same citizen,
 * and when they last wrote by their own clock: the window for a free answer counts from there and never runs back.
 */
export async function identify(tx: Tx, channel: Channel, { from, at }: IncomingMessage, sender: Sender): Promise<void> {
  const lastIncomingAt = sender.lastIncomingAt && sender.lastIncomingAt > at ? sender.lastIncomingAt : at;
  for (const externalId of from.ids) {
    await tx.citizenIdentity.upsert({
      where: { channel_externalId: { channel, externalId } },
      create: { channel, externalId, citizenId: sender.citizenId, displayName: from.name, lastIncomingAt },
      update: { lastIncomingAt, ...(from.name ? { displayName: from.name } : {}) },
    });
  }
}
