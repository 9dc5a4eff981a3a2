import type { Prisma } from "@/server/db";
import type { CallFilter } from "@/server/domain/call-filter";
import { DomainError } from "@/server/domain/errors";
import { cursorOf, readCursor } from "@/server/domain/filters";
import { maskPhone, readPhone } from "@/server/domain/phone";
import { startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { seesNumbers } from "./sees-numbers";

const CALL_PAGE = 50;

export type CallRow = {
  id: number;
  direction: "incoming" | "outgoing";
  /** Masked; null where the caller hid it or identity is withheld. */
  number: string | null;
  startedAt: Date;
  answered: boolean;
  talkSeconds: number;
  /** The number can be shown whole, and that is written down. */
  revealable: boolean;
  request: { year: number; seq: number; summary: string } | null;
};
export type CallPage = { rows: CallRow[]; next: string | null };

/** One page of the call log, newest first, by keyset. */
export async function listCalls(ctx: Context, filter: CallFilter, size: number = CALL_PAGE): Promise<CallPage> {
  const cursor = readCursor(filter.cursor);
  const found = await ctx.db.call.findMany({
    where: {
      AND: [
        whereOf(ctx, filter),
        cursor ? { OR: [{ startedAt: { lt: cursor.value } }, { startedAt: cursor.value, id: { lt: cursor.id } }] } : {},
        cursor ? { startedAt: { lte: cursor.value } } : {},
      ],
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: size + 1,
    select: {
      id: true,
      direction: true,
      number: true,
      startedAt: true,
      answeredAt: true,
      talkSeconds: true,
      request: { select: { year: true, seq: true, summary: true, identityWithheld: true } },
    },
  });
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ number, answeredAt, request, ...call }) => {
      const withheld = request?.identityWithheld ?? false;
      return {
        ...call,
        number: number && !withheld ? maskPhone(number) : null,
        answered: answeredAt !== null,
        revealable: number !== null && !withheld && seesNumbers(ctx.actor),
        request: request && { year: request.year, seq: request.seq, summary: request.summary },
      };
    }),
    next: found.length > size && last ? cursorOf(last.startedAt, last.id) : null,
  };
}

/** All rows, a page at a time: for an export that is not cut anywhere. */
export async function* everyCall(ctx: Context, filter: CallFilter, size = 1000): AsyncGenerator<CallRow[]> {
  let cursor = filter.cursor;
  do {
    const page = await listCalls(ctx, { ...filter, cursor }, size);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}

function whereOf(ctx: Context, { direction, answered, number, from, to }: CallFilter): Prisma.CallWhereInput {
  if (!may(ctx.actor, "see_calls")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_calls" });
  if (number && !seesNumbers(ctx.actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "find_number" });
  return {
    ...(direction && { direction }),
    ...(answered && { answeredAt: answered === "yes" ? { not: null } : null }),
    ...(number && { number: readPhone(number)?.e164 ?? "" }),
    startedAt: { ...(from && { gte: startOfDay(from) }), ...(to && { lt: startOfDay(to) }) },
  };
}
