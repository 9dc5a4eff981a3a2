import type { Tx } from "@/server/db";
import { CIMER_FIELDS, type CimerField, PERSONAL } from "@/server/domain/cimer/fields";
import type { Problem, ReadRow } from "@/server/domain/cimer/row";
import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { contentDigest } from "../requests/content-digest";
import { againstKnown, arrivalOf, knownNumbers, rowReader, writeChecked } from "./check-rows";
import { mustHandle } from "./handling";
import { cellsSchema, columnsSchema } from "./kept";
import { tally } from "./tally";

type Which = { id: number; line: number };
export type Mended = { state: "new" | "known" | "invalid"; problems: Problem[] };

/** Writes what a person has mended into the row's own cells, and checks it again. */
export async function mendRow(
  ctx: Context,
  { id, line, values }: Which & { values: Partial<Record<CimerField, string>> },
): Promise<Mended> {
  mustHandle(ctx);
  return ctx.db.$transaction(async (tx) => {
    const { columns, channel, cells, fileDigest } = await openRow(tx, { id, line });
    const read = rowReader(ctx, columns);
    const hidden = read(cells).withheld;
    for (const field of CIMER_FIELDS) {
      const column = columns[field];
      const value = values[field];
      // What is not shown cannot have been mended.
      if (column === undefined || value === undefined || (hidden && PERSONAL.includes(field))) continue;
      cells[column] = value;
    }
    await tx.cimerRow.updateMany({
      where: { importId: id, line, state: { not: "imported" } },
      data: { cells, fileDigest },
    });
    const row = read(cells);
    const known = (await knownNumbers(tx, channel, [row.number])).get(row.number);
    const checked = known
      ? againstKnown(ctx, { row, cells, columns, channel }, known)
      : await asNew(tx, { id, line }, row);
    await writeChecked(tx, id, [
      { line, ...checked, number: row.number.slice(0, 40) || null, ...arrivalOf(ctx, row.facts) },
    ]);
    await again(tx, id);
    return { state: checked.state, problems: checked.problems };
  });
}

async function asNew(tx: Tx, which: Which, row: ReadRow) {
  const twice = row.facts && (await twiceIn(tx, which, row.number));
  const problems = twice ? [twice] : row.problems;
  return { state: problems.length > 0 ? ("invalid" as const) : ("new" as const), problems, requestId: null };
}

/** Leaves a row out for good; who mends it after all takes it up again. */
export async function skipRow(ctx: Context, { id, line }: Which): Promise<void> {
  mustHandle(ctx);
  await ctx.db.$transaction(async (tx) => {
    await mustBeAtRest(tx, id);
    const { count } = await tx.cimerRow.updateMany({
      where: { importId: id, line, state: { in: ["invalid", "new"] } },
      data: { state: "skipped" },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "cimerRowDone");
    await again(tx, id);
  });
}

async function openRow(tx: Tx, { id, line }: Which) {
  const { columns, channel } = await mustBeAtRest(tx, id);
  const row = await tx.cimerRow.findUnique({ where: { importId_line: { importId: id, line } } });
  if (!row) throw notFound("row");
  if (!["new", "invalid", "skipped"].includes(row.state)) throw new DomainError("WRONG_STATE", "cimerRowDone");
  if (row.state === "skipped")
    await tx.cimerRow.update({ where: { importId_line: { importId: id, line } }, data: { state: "invalid" } });
  const cells = cellsSchema.parse(row.cells);
  return { columns, channel, cells, fileDigest: row.fileDigest ?? contentDigest(cells) };
}

async function mustBeAtRest(tx: Tx, id: number) {
  const found = await tx.cimerImport.findUnique({
    where: { id },
    select: { state: true, columns: true, channel: true },
  });
  if (!found) throw notFound("import");
  if (found.state !== "ready" && found.state !== "done") throw new DomainError("WRONG_STATE", "cimerImportBusy");
  return { columns: columnsSchema.parse(found.columns), channel: found.channel };
}

async function twiceIn(tx: Tx, { id, line }: Which, number: string): Promise<Problem | null> {
  const other = await tx.cimerRow.findFirst({
    where: { importId: id, number, line: { not: line }, state: "new" },
    orderBy: { line: "asc" },
    select: { line: true },
  });
  return other && { field: "number", key: "numberTwice", params: { line: other.line } };
}

/** What was done may go on when a row of it was mended. */
async function again(tx: Tx, id: number): Promise<void> {
  await tally(tx, id);
  await tx.cimerImport.updateMany({ where: { id, state: "done", fresh: { gt: 0 } }, data: { state: "ready" } });
}
