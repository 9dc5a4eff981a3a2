import { z } from "zod";
import { CIMER_FIELDS, type CimerField, PERSONAL } from "@/server/domain/cimer/fields";
import type { Problem } from "@/server/domain/cimer/row";
import { notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { rowReader } from "./check-rows";
import { mustHandle } from "./handling";
import { cellsSchema, columnsSchema, headSchema, problemsSchema } from "./kept";
import { shownCell } from "./shown";

export const CIMER_ROW_STATES = ["waiting", "new", "known", "invalid", "imported", "skipped"] as const;
export type CimerRowState = (typeof CIMER_ROW_STATES)[number];

export const rowFilterSchema = z.object({
  id: z.int32().positive(),
  state: z.enum(CIMER_ROW_STATES).optional(),
  /** The last row of the page before. */
  after: z.number().int().nonnegative().optional(),
});

export type CimerRowView = {
  line: number;
  state: CimerRowState;
  number: string | null;
  problems: Problem[];
  request: { year: number; seq: number } | null;
  withheld: boolean;
  /** By our fields, of those that have a column; what tells who a withheld applicant is stays out. */
  values: Partial<Record<CimerField, string>>;
};
export type CimerRowPage = { rows: CimerRowView[]; next: number | null };

const PAGE = 50;

/** A file's rows in its own order, by what has become of them. */
export async function listRows(ctx: Context, filter: z.infer<typeof rowFilterSchema>): Promise<CimerRowPage> {
  mustHandle(ctx);
  const found = await ctx.db.cimerImport.findUnique({ where: { id: filter.id }, select: { columns: true } });
  if (!found) throw notFound("import");
  const columns = columnsSchema.parse(found.columns);
  const read = rowReader(ctx, columns);
  const rows = await ctx.db.cimerRow.findMany({
    where: { importId: filter.id, line: { gt: filter.after ?? 0 }, ...(filter.state && { state: filter.state }) },
    orderBy: { line: "asc" },
    take: PAGE + 1,
  });
  const requests = await ctx.db.request.findMany({
    where: { id: { in: rows.flatMap(({ requestId }) => requestId ?? []) } },
    select: { id: true, year: true, seq: true },
  });
  const shown = rows.slice(0, PAGE).map(({ line, state, number, problems, requestId, cells: given }): CimerRowView => {
    const cells = cellsSchema.parse(given);
    const { withheld } = read(cells);
    const request = requests.find(({ id }) => id === requestId);
    return {
      line,
      state,
      number,
      problems: problemsSchema.parse(problems),
      request: request ? { year: request.year, seq: request.seq } : null,
      withheld: cells.length > 0 && withheld,
      values: Object.fromEntries(
        CIMER_FIELDS.filter(
          (field) => cells.length > 0 && columns[field] !== undefined && !(withheld && PERSONAL.includes(field)),
        ).map((field) => [field, shownCell(cells, columns, { field, withheld })]),
      ),
    };
  });
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.line ?? null) : null };
}

export type RowsToMend = { head: string[]; rows: { line: number; cells: string[]; problems: Problem[] }[] };

/** The rows to mend as they stand in the file, to be given out, mended there and brought again. */
export async function rowsToMend(ctx: Context, { id }: { id: number }): Promise<RowsToMend> {
  const staffId = mustHandle(ctx);
  const found = await ctx.db.cimerImport.findUnique({ where: { id }, select: { head: true, columns: true } });
  if (!found) throw notFound("import");
  const columns = columnsSchema.parse(found.columns);
  const read = rowReader(ctx, columns);
  const fields = new Map(CIMER_FIELDS.map((field) => [columns[field], field]));
  const rows = await ctx.db.cimerRow.findMany({
    where: { importId: id, state: "invalid" },
    orderBy: { line: "asc" },
    select: { line: true, cells: true, problems: true },
  });
  await ctx.db.auditEntry.create({
    data: {
      at: ctx.now,
      staffId,
      act: "cimer_rows_exported",
      subject: `cimer_import:${id}`,
      data: { rows: rows.length },
    },
  });
  return {
    head: headSchema.parse(found.head),
    rows: rows.map(({ line, cells: given, problems }) => {
      const cells = cellsSchema.parse(given);
      const { withheld } = read(cells);
      return {
        line,
        cells: cells.map((cell, column) => {
          const field = fields.get(column);
          return field && withheld ? shownCell(cells, columns, { field, withheld }) : cell;
        }),
        problems: problemsSchema.parse(problems),
      };
    }),
  };
}
