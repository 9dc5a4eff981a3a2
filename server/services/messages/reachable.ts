import { Prisma, type Tx } from "@/server/db";
import { CHAT_CHANNELS, type Channel, type ChatChannel } from "@/server/domain/channel";
import type { Medium, Reachable } from "@/server/domain/notices";
import { isMobile } from "@/server/domain/phone";
import type { Context } from "../context";

/** A request whose citizen can be told something, with where. */
export type Reporter = Reachable & { id: number; year: number; seq: number; trackingCode: string; citizenId: number };

type Row = {
  id: number;
  year: number;
  seq: number;
  trackingCode: string;
  channel: Channel;
  identityWithheld: boolean;
  citizenId: number;
  phone: string | null;
  email: string | null;
  noSms: boolean;
  chatAddress: string | null;
  chatLastAt: Date | null;
};

/** Who reported a request, and on wish what was merged into it, in order; whoever gave no name is not among them. */
export async function reportersOf(
  ctx: Context,
  tx: Tx,
  { id, merged }: { id: number; merged: boolean },
): Promise<Reporter[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.year, r.seq, r.tracking_code AS "trackingCode", r.channel::text AS channel,
      r.identity_withheld AS "identityWithheld", c.id AS "citizenId", c.phone, c.email, c.no_sms AS "noSms",
      i.external_id AS "chatAddress", i.last_incoming_at AS "chatLastAt"
    FROM request r
    JOIN citizen c ON c.id = r.citizen_id
    LEFT JOIN LATERAL (
      SELECT external_id, last_incoming_at FROM citizen_identity
      WHERE citizen_id = c.id AND channel = r.channel
      ORDER BY last_incoming_at DESC NULLS LAST LIMIT 1) i ON true
    WHERE r.id = ${id} ${merged ? Prisma.sql`OR r.merged_into_id = ${id}` : Prisma.empty}
    ORDER BY r.id`;
  return rows.map((row) => ({ ...row, ...reachable(ctx, row) }));
}

function reachable({ municipality }: Context, row: Row): Reachable {
  const { identityWithheld, noSms, phone, channel, chatAddress, chatLastAt } = row;
  return {
    identityWithheld,
    noSms,
    mobile: phone !== null && isMobile(phone) ? phone : null,
    email: municipality.connected.includes("email") ? row.email : null,
    chat: isChat(channel) && chatAddress !== null ? { channel, address: chatAddress, lastAt: chatLastAt } : null,
  };
}

export const isChat = (name: Channel | Medium): name is ChatChannel =>
  (CHAT_CHANNELS as readonly string[]).includes(name);
