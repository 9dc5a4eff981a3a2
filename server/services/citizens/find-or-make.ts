import type { z } from "zod";
import type { Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import { notFound } from "@/server/domain/errors";
import type { citizenSchema } from "@/server/domain/intake";
import { encrypt, hashTckn } from "@/server/secrets";
import type { Context } from "../context";

export type GivenCitizen = z.output<typeof citizenSchema>;

/**
 * The citizen a request belongs to: the one staff chose, the one known on the channel, else a new one.
 * A telephone alone never joins two people: families share one.
 */
export async function findOrMakeCitizen(
  ctx: Context,
  tx: Tx,
  channel: Channel,
  given: GivenCitizen,
): Promise<number | null> {
  if (given.id) {
    const known = await tx.citizen.findUnique({ where: { id: given.id }, select: { id: true } });
    if (!known) throw notFound("citizen");
    return known.id;
  }
  if (given.identity) return ofIdentity(ctx, tx, channel, given, given.identity);
  if (!given.name && !given.phone && !given.email && !given.tckn) return null;
  // Whoever fills in the public form may have typed another's name and telephone: no history of that person is theirs by it.
  const unconfirmed = ctx.actor.kind === "channel" && channel === "web";
  return (await same(tx, given, unconfirmed)) ?? make(ctx, tx, given, unconfirmed);
}

async function ofIdentity(
  ctx: Context,
  tx: Tx,
  channel: Channel,
  given: GivenCitizen,
  identity: NonNullable<GivenCitizen["identity"]>,
): Promise<number> {
  const key = { channel_externalId: { channel, externalId: identity.externalId } };
  const known = await tx.citizenIdentity.findUnique({ where: key, select: { citizenId: true } });
  const citizenId =
    known?.citizenId ?? (await make(ctx, tx, { ...given, name: given.name ?? identity.displayName ?? null }));
  if (known && ctx.actor.kind === "staff") await fillIn(tx, known.citizenId, given);
  await tx.citizenIdentity.upsert({
    where: key,
    create: {
      channel,
      externalId: identity.externalId,
      displayName: identity.displayName ?? null,
      citizenId,
      lastIncomingAt: ctx.now,
    },
    update: { lastIncomingAt: ctx.now, ...(identity.displayName ? { displayName: identity.displayName } : {}) },
  });
  return citizenId;
}

/** What a person tells of them and was not known yet; what was known stays. */
async function fillIn(tx: Tx, id: number, { name, phone, email }: GivenCitizen): Promise<void> {
  if (phone) await tx.citizen.updateMany({ where: { id, phone: null }, data: { phone } });
  if (name) await tx.citizen.updateMany({ where: { id, name: null }, data: { name } });
  if (email) await tx.citizen.updateMany({ where: { id, email: null }, data: { email } });
}

/** The same identity number, or the same telephone under the same name, is the same person. */
async function same(tx: Tx, given: GivenCitizen, unconfirmed: boolean): Promise<number | null> {
  if (given.tckn && !unconfirmed) {
    const byTckn = await tx.citizen.findUnique({ where: { tcknHash: hashTckn(given.tckn) }, select: { id: true } });
    if (byTckn) return byTckn.id;
  }
  if (!given.phone) return null;
  const byPhone = await tx.citizen.findFirst({
    where: { phone: given.phone, name: given.name || null, unconfirmed },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return byPhone?.id ?? null;
}

async function make(ctx: Context, tx: Tx, given: GivenCitizen, unconfirmed = false): Promise<number> {
  // "No SMS" was said of a telephone: typed into a form it says so still.
  const phone = unconfirmed ? given.phone : null;
  const noSms = phone
    ? (await tx.citizen.findFirst({ where: { phone, noSms: true }, select: { id: true } })) !== null
    : false;
  const { id } = await tx.citizen.create({
    data: {
      name: given.name || null,
      phone: given.phone ?? null,
      email: given.email || null,
      ...(given.tckn ? { tcknCipher: encrypt("tckn cipher", given.tckn), tcknHash: hashTckn(given.tckn) } : {}),
      createdAt: ctx.now,
      unconfirmed,
      noSms,
    },
    select: { id: true },
  });
  return id;
}
