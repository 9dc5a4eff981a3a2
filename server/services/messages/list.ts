import { z } from "zod";
import { Prisma } from "@/server/db";
import { isResendable } from "@/server/domain/delivery";
import { DomainError } from "@/server/domain/errors";
import type { MessageFilter } from "@/server/domain/message-filter";
import { MEDIA, MESSAGE_STATES } from "@/server/domain/notices";
import { readRequestNumber } from "@/server/domain/number";
import { maskPhone, readPhone } from "@/server/domain/phone";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows, SUBJECT } from "../requests/presented";

const { sql } = Prisma;

const PAGE = 50;
/** How many messages one page looks through at most: a filter that few pass costs no more than one that all pass. */
const WALK = 5000;

const rowSchema = z.object({
  id: z.number(),
  year: z.number().nullable(),
  seq: z.number().nullable(),
  direction: z.enum(["outgoing", "incoming"]),
  medium: z.enum(MEDIA),
  notice: z.string().nullable(),
  address: z.string(),
  body: z.string(),
  parts: z.number(),
  state: z.enum(MESSAGE_STATES),
  sender: z.string().nullable(),
  attempts: z.number(),
  error: z.string().nullable(),
  createdAt: z.date(),
  stateAt: z.date(),
  nextAt: z.date().nullable(),
  requestId: z.number().nullable(),
  departmentId: z.number().nullable(),
  mainDepartmentId: z.number().nullable(),
  identityWithheld: z.boolean().nullable(),
});
/** `address`: masked; empty where identity is withheld. */
export type MessageRow = Omit<
  z.infer<typeof rowSchema>,
  "requestId" | "departmentId" | "mainDepartmentId" | "identityWithheld"
> & { mayResend: boolean };
/** `next`: older messages lie below this id. A page may hold few rows and still have it, when few messages pass the filter. */
export type MessagePage = { rows: MessageRow[]; next: number | null };

/** Messages of all requests, newest first, addresses masked. */
export async function listMessages(ctx: Context, filter: MessageFilter, size: number = PAGE): Promise<MessagePage> {
  if (!may(ctx.actor, "see_messages")) throw new DomainError("FORBIDDEN", "forbidden", { act: "messages" });
  const whose = await whoseOf(ctx, filter.q);
  if (whose === null) return { rows: [], next: null };
  const indexed = sql`${whose} AND ${filter.cursor ? sql`m.id < ${filter.cursor}` : sql`true`} AND ${leadOf(filter)}`;
  const unindexed = passes(filter);
  const floor = unindexed ? await floorOf(ctx, indexed) : null;
  const found = z.array(rowSchema).parse(
    await ctx.db.$queryRaw`
      SELECT m.id, r.year, r.seq, m.direction::text, m.medium::text, m.notice, m.address, m.body, m.parts, m.state::text, m.sender,
        m.attempts, m.error, m.created_at AS "createdAt", m.state_at AS "stateAt", m.next_at AS "nextAt", r.id AS "requestId", ${SUBJECT}
      FROM message m LEFT JOIN request r ON r.id = m.request_id
      WHERE ${indexed} AND ${unindexed ?? sql`true`} AND ${floor === null ? sql`true` : sql`m.id >= ${floor}`}
      ORDER BY m.id DESC LIMIT ${size + 1}`,
  );
  const read = found.slice(0, size);
  const rows = await presentRows(ctx, read, (row) => ({
    id: row.requestId ?? 0,
    departmentId: row.departmentId,
    mainDepartmentId: row.mainDepartmentId,
    identityWithheld: row.identityWithheld ?? false,
  }));
  const mine = may(ctx.actor, "resend_message");
  return {
    rows: rows.map(({ requestId, departmentId, mainDepartmentId, identityWithheld, ...row }) => ({
      ...row,
      address: identityWithheld ? "" : maskAddress(row.address),
      mayResend: mine && row.direction === "outgoing" && isResendable(row.state),
    })),
    next: found.length > size ? (rows.at(-1)?.id ?? null) : floor,
  };
}

/** A figure of the ledger opens exactly its messages: by month, sender and state there is an index. */
const ofLedger = ({ month, sender, state }: MessageFilter): boolean => Boolean(month && sender && state.length === 1);

/** What an index answers, newest first. */
function leadOf(filter: MessageFilter): Prisma.Sql {
  const { month, sender, state } = filter;
  const only = sql`m.state = ${state[0]}::"MessageState"`;
  if (!month) return state.length === 1 ? only : sql`true`;
  const handedOver = sql`m.direction = 'outgoing' AND m.sender IS NOT NULL AND m.sent_month = ${`${month}-01`}::date`;
  return ofLedger(filter) ? sql`${handedOver} AND m.sender = ${sender} AND ${only}` : handedOver;
}

/** Where the walk ends; null where it would reach the first message. */
async function floorOf(ctx: Context, indexed: Prisma.Sql): Promise<number | null> {
  const [row] = z
    .array(z.object({ id: z.number() }))
    .parse(
      await ctx.db
        .$queryRaw`SELECT m.id FROM message m LEFT JOIN request r ON r.id = m.request_id WHERE ${indexed} ORDER BY m.id DESC OFFSET ${WALK - 1} LIMIT 1`,
    );
  return row?.id ?? null;
}

/** What no index answers: looked for on the walk only. Null where nothing of it is asked. */
function passes(filter: MessageFilter): Prisma.Sql | null {
  const { state, medium, notice, sender, month } = filter;
  const all = [
    ...(state.length > 1 || (state.length === 1 && month && !ofLedger(filter))
      ? [sql`m.state = ANY(${state}::"MessageState"[])`]
      : []),
    ...(medium ? [sql`m.medium = ${medium}::"MessageMedium"`] : []),
    ...(notice ? [sql`m.notice = ${notice}`] : []),
    ...(sender && !ofLedger(filter) ? [sql`m.sender = ${sender}`] : []),
  ];
  return all.length > 0 ? Prisma.join(all, " AND ") : null;
}

/** Whose messages: a request's by its number, a citizen's by the telephone. Null where nobody can be meant. */
async function whoseOf({ db }: Context, q: string | undefined): Promise<Prisma.Sql | null> {
  if (!q) return sql`true`;
  const number = readRequestNumber(q);
  if (number) {
    const request = await db.request.findUnique({ where: { year_seq: number }, select: { id: true } });
    return request && sql`m.request_id = ${request.id}`;
  }
  const phone = readPhone(q)?.e164;
  if (!phone) return null;
  const citizens = z.array(z.object({ id: z.number() })).parse(
    await db.$queryRaw`
      SELECT id FROM citizen WHERE phone = ${phone}
      UNION SELECT citizen_id FROM citizen_identity WHERE channel = 'whatsapp' AND external_id = ${phone.slice(1)} LIMIT 50`,
  );
  return citizens.length > 0
    ? sql`m.citizen_id = ANY(${citizens.map(({ id }) => id)}) AND r.identity_withheld IS NOT TRUE`
    : null;
}

/** A telephone as it may be shown; a WhatsApp number or user by its last two signs. */
const maskAddress = (address: string): string =>
  /^\+?\d+$/.test(address) ? maskPhone(`+${address.replace("+", "")}`) : `••• ${address.slice(-2)}`;

/** All of them, a page at a time: for an export that is not cut anywhere. */
export async function* everyMessage(ctx: Context, filter: MessageFilter): AsyncGenerator<MessageRow[]> {
  let cursor = filter.cursor;
  do {
    const page: MessagePage = await listMessages(ctx, { ...filter, cursor }, 1000);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}
