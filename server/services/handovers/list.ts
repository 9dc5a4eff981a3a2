import type { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { type HandoverState, TROUBLED, type Way } from "@/server/domain/handover";
import type { HandoverFilter } from "@/server/domain/handover-filter";
import { readRequestNumber } from "@/server/domain/number";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { presentRows } from "../requests/presented";

const PAGE = 50;

const SHOWN = {
  id: true,
  institutionId: true,
  way: true,
  state: true,
  number: true,
  theirStatus: true,
  theirNotes: true,
  createdAt: true,
  stateAt: true,
  nextAt: true,
  error: true,
  request: {
    select: {
      id: true,
      year: true,
      seq: true,
      summary: true,
      departmentId: true,
      mainDepartmentId: true,
      identityWithheld: true,
    },
  },
} as const satisfies Prisma.HandoverSelect;
export type HandoverRow = Prisma.HandoverGetPayload<{ select: typeof SHOWN }> & { state: HandoverState; way: Way };
/** `next`: older ones lie below this id. */
export type HandoverPage = { rows: HandoverRow[]; next: number | null };

function mustSee({ actor }: Context): void {
  if (!may(actor, "see_handovers")) throw new DomainError("FORBIDDEN", "forbidden", { act: "handovers" });
}

/** What was handed to other institutions, newest first: a request that was referred twice stands twice. */
export async function listHandovers(ctx: Context, filter: HandoverFilter, size: number = PAGE): Promise<HandoverPage> {
  mustSee(ctx);
  const found = await ctx.db.handover.findMany({
    where: whereOf(filter),
    select: SHOWN,
    orderBy: { id: "desc" },
    take: size + 1,
  });
  const read = found.slice(0, size);
  const requests = await presentRows(
    ctx,
    read.map(({ request }) => request),
    (row) => row,
  );
  const shown = await presentRows(ctx, read, ({ request }) => request);
  const rows = shown.map((row, at) => ({ ...row, request: requests[at] ?? row.request }));
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

function whereOf({ q, state, institution, way, cursor }: HandoverFilter): Prisma.HandoverWhereInput {
  const number = q ? readRequestNumber(q) : null;
  return {
    ...(cursor ? { id: { lt: cursor } } : {}),
    ...(institution ? { institutionId: institution } : {}),
    ...(way ? { way } : {}),
    ...(state ? { state: state === "trouble" ? { in: [...TROUBLED] } : state } : {}),
    // Another house of this product numbers as we do.
    ...(q ? { OR: [{ number: q }, ...(number ? [{ request: number }] : [])] } : {}),
  };
}

/** What asks for a hand: those that went wrong, and those that are to be given in a file. */
export async function countHandovers(ctx: Context): Promise<{ troubled: number; toGive: number }> {
  mustSee(ctx);
  const [troubled, toGive] = await Promise.all([
    ctx.db.handover.count({ where: { state: { in: [...TROUBLED] } } }),
    ctx.db.handover.count({ where: { state: "queued", way: "file" } }),
  ]);
  return { troubled, toGive };
}

/** All of them, a page at a time: for an export that is not cut anywhere. */
export async function* everyHandover(ctx: Context, filter: HandoverFilter): AsyncGenerator<HandoverRow[]> {
  let cursor = filter.cursor;
  do {
    const page: HandoverPage = await listHandovers(ctx, { ...filter, cursor }, 1000);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}
