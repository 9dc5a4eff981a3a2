import { z } from "zod";
import { CHANNELS } from "@/server/domain/channel";
import { cursorOf, type Filter, type Order, orderOf, readCursor } from "@/server/domain/filters";
import { KINDS, PRIORITIES, recordedAtOf, STATUSES, WAITING_ON } from "@/server/domain/request";
import type { Context } from "../context";
import { conditionsOf } from "./conditions";
import { findRequests } from "./find";
import { presentRows } from "./presented";
import { wantedOf } from "./search";

const PAGE = 50;

const rowSchema = z.object({
  id: z.number(),
  year: z.number(),
  seq: z.number(),
  version: z.number(),
  channel: z.enum(CHANNELS),
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  categoryId: z.number().nullable(),
  departmentId: z.number().nullable(),
  lastDepartmentId: z.number().nullable(),
  mainDepartmentId: z.number().nullable(),
  identityWithheld: z.boolean(),
  assigneeId: z.number().nullable(),
  claimedById: z.number().nullable(),
  neighbourhoodId: z.number().nullable(),
  street: z.string().nullable(),
  summary: z.string(),
  suggestedCategoryId: z.number().nullable(),
  suggestedConfidence: z.number().nullable(),
  mergedCount: z.number(),
  waitingDetails: z.number(),
  receivedAt: z.date(),
  recordedAt: z.date().nullable(),
  dueAt: z.date(),
  pausedAt: z.date().nullable(),
  waitingOn: z.enum(WAITING_ON).nullable(),
  waitingFor: z.string().nullable(),
  answeredAt: z.date().nullable(),
  answeredOnTime: z.boolean().nullable(),
});
export type RequestRow = z.infer<typeof rowSchema>;
/** `next`: more lie beyond it. A page may hold few rows and still have it, when few requests pass the filter. */
export type RequestPage = { rows: RequestRow[]; next: string | null };

const rowsSchema = z.array(rowSchema);

/** So many pages are looked through for one whose words may be seen; then the page ends there. */
const MOST_ROUNDS = 10;

/** One page of what the actor may see, as they may see it, by keyset: a deep page costs what the first one costs. */
export async function listRequests(ctx: Context, filter: Filter, size: number = PAGE): Promise<RequestPage> {
  const order = orderOf(filter);
  const wanted = filter.q ? wantedOf(ctx, filter.q) : null;
  const conditions = conditionsOf(ctx, filter, wanted?.by === "rows" ? wanted.where : null);
  const query = wanted?.by === "words" ? wanted : null;
  let after = readCursor(filter.cursor);
  for (let round = 1; ; round += 1) {
    const { found, floor } = await findRequests(ctx, {
      ...conditions,
      words: query?.query ?? null,
      order,
      after,
      limit: size + 1,
    });
    const read = rowsSchema.parse(found.slice(0, size));
    const rows = await presentRows(ctx, read, (row) => row, query?.typed);
    const more = found.length > size;
    // Where a page goes on is said by a row that is shown: one that is not would tell that it holds the words.
    const last = rows.at(-1) ?? read.at(-1);
    const end = more && last ? { key: keyOf(last, order), id: last.id } : floor;
    if (rows.length > 0 || !end || !more || round === MOST_ROUNDS)
      return { rows, next: end && cursorOf(end.key, end.id) };
    after = { value: end.key, id: end.id };
  }
}

function keyOf(row: RequestRow, order: Order): Date {
  if (order.endsWith("due")) return row.dueAt;
  return order.endsWith("recorded") ? recordedAtOf(row) : row.receivedAt;
}

/** All rows, a page at a time: for an export that is not cut anywhere. */
export async function* everyRequest(ctx: Context, filter: Filter, size = 1000): AsyncGenerator<RequestRow[]> {
  let cursor: string | null | undefined = filter.cursor;
  do {
    const page: RequestPage = await listRequests(ctx, { ...filter, cursor: cursor ?? undefined }, size);
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}
