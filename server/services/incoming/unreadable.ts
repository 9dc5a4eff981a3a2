import { z } from "zod";
import { Prisma } from "@/server/db";
import { nestsTooDeep } from "@/server/domain/bounded";
import type { Channel } from "@/server/domain/channel";
import { DomainError, notFound } from "@/server/domain/errors";
import type { UnreadableFilter } from "@/server/domain/unreadable-filter";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { receive } from "../requests/receive";
import { isDoor } from "./store-reused";
import { wakeReading } from "./wake";

const { sql } = Prisma;

/** In the words of the index of what is not done, which stays small; a state that came as a value would read all that ever arrived. */
const UNREADABLE = sql`state <> 'done' AND state = 'unreadable'`;

const PAGE = 20;
const SHOWN = 20_000;

/** What arrived and could not be understood, with the payload as it came. */
export type Unreadable = {
  id: number;
  vendor: string;
  receivedAt: Date;
  error: string;
  raw: string;
  cut: boolean;
  /** Whether there is a reader that may understand it another time. */
  rereadable: boolean;
};
/** `vendors`: whose payloads lie here at all. */
export type UnreadablePage = { rows: Unreadable[]; next: number | null; vendors: string[] };

const keptSchema = z.array(
  z.object({
    id: z.number(),
    vendor: z.string(),
    receivedAt: z.date(),
    error: z.string().nullable(),
    body: z.instanceof(Uint8Array),
  }),
);

function mustSee({ actor }: Context): void {
  if (!may(actor, "see_unreadable")) throw new DomainError("FORBIDDEN", "forbidden", { act: "unreadable" });
}

export async function listUnreadable(ctx: Context, { cursor, vendor }: UnreadableFilter): Promise<UnreadablePage> {
  mustSee(ctx);
  const found = keptSchema.parse(
    await ctx.db.$queryRaw`
      SELECT id, vendor, received_at AS "receivedAt", error, body FROM incoming
      WHERE ${UNREADABLE} AND ${vendor ? sql`vendor = ${vendor}` : sql`true`} AND ${cursor ? sql`id < ${cursor}` : sql`true`}
      ORDER BY id DESC LIMIT ${PAGE + 1}`,
  );
  const vendors = await ctx.db.$queryRaw<{ vendor: string }[]>`
    SELECT DISTINCT vendor FROM incoming WHERE ${UNREADABLE} ORDER BY vendor`;
  const rows = found.slice(0, PAGE).map(({ id, vendor, receivedAt, error, body }) => {
    const raw = pretty(new TextDecoder().decode(body));
    const shown = { raw: raw.slice(0, SHOWN), cut: raw.length > SHOWN };
    return { id, vendor, receivedAt, error: error ?? "", ...shown, rereadable: !isDoor(vendor) };
  });
  return {
    rows,
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    vendors: vendors.map((one) => one.vendor),
  };
}

/** Each level of a text that nests deep would move all below it to the right. */
function pretty(text: string): string {
  if (nestsTooDeep(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function mustBeUnreadable(ctx: Context, id: number) {
  const row = await ctx.db.incoming.findUnique({ where: { id }, select: { state: true, vendor: true } });
  if (!row) throw notFound("incoming");
  if (row.state !== "unreadable") throw new DomainError("WRONG_STATE", "incomingHandled");
  return row;
}

/** Has it read again, after a new version learned to. What of it was understood before stays as it is. */
export async function reread(ctx: Context, { id }: { id: number }): Promise<void> {
  mustSee(ctx);
  const { vendor } = await mustBeUnreadable(ctx, id);
  if (isDoor(vendor)) throw new DomainError("WRONG_STATE", "incomingHandled");
  await ctx.db.$transaction(async (tx) => {
    await tx.incoming.updateMany({
      where: { id, state: "unreadable" },
      data: { state: "waiting", error: null, handledAt: null, urgent: false },
    });
    await wakeReading(tx, false);
  });
}

export type ByHand = {
  id: number;
  channel: Channel;
  description: string;
  name?: string | undefined;
  phone?: string | undefined;
};

/** A person read it and opens the request; the payload itself is the key, so pressing twice opens one. */
export async function openByHand(
  ctx: Context,
  { id, channel, description, name, phone }: ByHand,
): Promise<{ year: number; seq: number }> {
  mustSee(ctx);
  const key = { channel, externalId: `incoming:${id}` };
  const known = await ctx.db.request.findUnique({ where: { channel_externalId: key }, select: { id: true } });
  if (!known) await mustBeUnreadable(ctx, id);
  const { request, repeated } = await receive(ctx, { ...key, description, citizen: { name, phone } });
  if (!repeated) await setAside(ctx, { id });
  return { year: request.year, seq: request.seq };
}

/** Nothing is to be done about it: looked at by a person, and off the list. */
export async function setAside(ctx: Context, { id }: { id: number }): Promise<void> {
  mustSee(ctx);
  const { count } = await ctx.db.incoming.updateMany({
    where: { id, state: "unreadable" },
    data: { state: "done", handledAt: ctx.now },
  });
  if (count === 0) throw new DomainError("WRONG_STATE", "incomingHandled");
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      staffId: ctx.actor.kind === "staff" ? ctx.actor.staffId : null,
      act: "incoming_set_aside",
      subject: `incoming:${id}`,
    },
  });
}
