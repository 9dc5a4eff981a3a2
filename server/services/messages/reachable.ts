import { Prisma, type Tx } from "@/server/db";
import { accountOf, isPrivate, toComment } from "@/server/domain/address";
import { CHAT_CHANNELS, CHAT_VENDORS, type Channel, type ChatChannel } from "@/server/domain/channel";
import type { Medium } from "@/server/domain/notices";
import { isMobile } from "@/server/domain/phone";
import type { Chat, Reachable } from "@/server/domain/routes";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";

/** A request whose citizen can be told something, with where. */
export type Reporter = Reachable & { id: number; year: number; seq: number; trackingCode: string; citizenId: number };

type Identity = { externalId: string; lastIncomingAt: string | null };
type Row = {
  id: number;
  year: number;
  seq: number;
  trackingCode: string;
  channel: Channel;
  externalId: string | null;
  thread: string | null;
  receivedAt: Date;
  identityWithheld: boolean;
  citizenId: number;
  phone: string | null;
  email: string | null;
  noSms: boolean;
  /** By which the channel knows the citizen, whoever wrote last first. */
  identities: Identity[];
};

/** Who reported a request, and on wish what was merged into it, in order; whoever gave no name is not among them. */
export const reportersOf = (
  ctx: Context,
  tx: Pick<Tx, "$queryRaw" | "message">,
  { id, merged }: { id: number; merged: boolean },
): Promise<Reporter[]> =>
  reportersWhere(ctx, tx, Prisma.sql`r.id = ${id} ${merged ? Prisma.sql`OR r.merged_into_id = ${id}` : Prisma.empty}`);

/** The same of many requests, each for itself. */
export const reportersOfAll = (ctx: Context, tx: Tx, ids: readonly number[]): Promise<Reporter[]> =>
  reportersWhere(ctx, tx, Prisma.sql`r.id = ANY (${ids})`);

async function reportersWhere(
  ctx: Context,
  tx: Pick<Tx, "$queryRaw" | "message">,
  where: Prisma.Sql,
): Promise<Reporter[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.year, r.seq, r.tracking_code AS "trackingCode", r.channel::text AS channel, r.external_id AS "externalId", r.thread,
      r.received_at AS "receivedAt", r.identity_withheld AS "identityWithheld", c.id AS "citizenId", c.phone, c.email,
      c.no_sms AS "noSms", i.identities
    FROM request r
    JOIN citizen c ON c.id = r.citizen_id
    LEFT JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('externalId', external_id, 'lastIncomingAt', last_incoming_at)
        ORDER BY last_incoming_at DESC NULLS LAST), '[]') AS identities
      FROM citizen_identity WHERE citizen_id = c.id AND channel = r.channel) i ON true
    WHERE ${where}
    ORDER BY r.id`;
  const reporters: Reporter[] = [];
  for (const row of rows) reporters.push({ ...row, ...(await reachable(ctx, tx, row)) });
  return reporters;
}

async function reachable({ municipality, now }: Context, tx: Pick<Tx, "message">, row: Row): Promise<Reachable> {
  const { identityWithheld, noSms, phone, channel } = row;
  const chat = isChat(channel) ? await chatOf(tx, channel, row, now) : null;
  return {
    identityWithheld,
    noSms,
    mobile: phone !== null && isMobile(phone) ? phone : null,
    email: municipality.connected.includes("email") ? row.email : null,
    chat: chat && {
      ...chat,
      connected: municipality.connected.includes(CHAT_VENDORS[chat.channel]),
      late: municipality.writesLate.includes(CHAT_VENDORS[chat.channel]),
    },
  };
}

type Where = Omit<Chat, "connected" | "late">;

/** To the person where they wrote to us alone; whoever commented, only while they are writing to us. Else as the channel answers a comment. */
async function chatOf(tx: Pick<Tx, "message">, channel: ChatChannel, request: Row, now: Date): Promise<Where | null> {
  const since = request.thread === null ? 0 : now.getTime() - DAY_MS;
  const identities = request.identities.map(({ externalId, lastIncomingAt }) => ({
    externalId,
    lastAt: lastIncomingAt === null ? null : new Date(lastIncomingAt),
  }));
  const person = identities.find(
    ({ externalId, lastAt }) => isPrivate(externalId) && lastAt !== null && lastAt.getTime() > since,
  );
  if (person) return { channel, address: person.externalId, lastAt: person.lastAt };
  if (request.thread === null) return null;
  if (channel !== "x") return newestComment(tx, channel, request);
  const author = identities.find(({ externalId }) => accountOf(externalId) !== null);
  const address = author && accountOf(author.externalId);
  return address ? { channel, address, lastAt: author.lastAt, comment: true } : null;
}

/** The one that still can be answered, if there is one. */
async function newestComment(tx: Pick<Tx, "message">, channel: ChatChannel, request: Row): Promise<Where | null> {
  const messages = await tx.message.findMany({
    where: { requestId: request.id, medium: channel },
    orderBy: { id: "asc" },
    select: { direction: true, vendorId: true, address: true, state: true, stateAt: true },
  });
  const first = request.externalId ? [{ id: request.externalId, at: request.receivedAt }] : [];
  const more = messages.flatMap(({ direction, vendorId, stateAt }) =>
    direction === "incoming" && vendorId ? [{ id: vendorId, at: stateAt }] : [],
  );
  const answered = new Set(
    messages.flatMap(({ direction, state, address }) =>
      direction === "outgoing" && !CAME_BACK.includes(state) ? [address] : [],
    ),
  );
  const comments = [...first, ...more].reverse();
  const comment = comments.find(({ id }) => !answered.has(toComment(id))) ?? comments[0];
  if (!comment) return null;
  const address = toComment(comment.id);
  return { channel, address, lastAt: comment.at, comment: true, answered: answered.has(address) };
}

/** It was not taken, so the answer has not been given. */
const CAME_BACK: readonly string[] = ["failed", "expired", "refused"];

export const isChat = (name: Channel | Medium): name is ChatChannel =>
  (CHAT_CHANNELS as readonly string[]).includes(name);
