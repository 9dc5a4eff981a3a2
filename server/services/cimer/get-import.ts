import type { CimerColumns } from "@/server/domain/cimer/fields";
import { guessColumns } from "@/server/domain/cimer/guess";
import { notFound } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import { fold } from "@/server/domain/turkish";
import type { Context } from "../context";
import { mustHandle } from "./handling";
import { cellsSchema, columnsSchema, headSchema } from "./kept";

const SUMMARY = {
  id: true,
  name: true,
  state: true,
  error: true,
  total: true,
  fresh: true,
  known: true,
  invalid: true,
  imported: true,
  skipped: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  quiet: true,
  channel: true,
  assumeEnded: true,
  sheet: true,
  sheets: true,
  hiddenRows: true,
  createdBy: { select: { name: true } },
} as const;

export type ImportSummary = Awaited<ReturnType<typeof listImports>>["rows"][number];

const PAGE = 20;

/** Files that were brought, newest first. */
export async function listImports(ctx: Context, { cursor }: { cursor?: number | undefined }) {
  mustHandle(ctx);
  const found = await ctx.db.cimerImport.findMany({
    where: cursor ? { id: { lt: cursor } } : {},
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: SUMMARY,
  });
  const rows = found.slice(0, PAGE);
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

/**
 * Of the rows that would be opened: how many count in which year, how many are older than a year, how many are late on arrival; and
 * as old records, how many say that they ended, are open, or say nothing of it.
 */
export type Arrival = {
  years: { year: number; count: number }[];
  old: number;
  late: number;
  ended: number;
  open: number;
  unsaid: number;
};
const NO_ARRIVAL: Arrival = { years: [], old: 0, late: 0, ended: 0, open: 0, unsaid: 0 };

export type CimerImportView = ImportSummary & {
  columns: CimerColumns;
  /** The file's columns with the first things that stand in them. */
  head: { name: string; samples: string[] }[];
  arrival: Arrival;
};

/** One file: what it is called, which column is which, what has become of its rows. */
export async function getImport(ctx: Context, { id }: { id: number }): Promise<CimerImportView> {
  mustHandle(ctx);
  const found = await ctx.db.cimerImport.findUnique({
    where: { id },
    select: { ...SUMMARY, head: true, columns: true },
  });
  if (!found) throw notFound("import");
  const names = headSchema.parse(found.head);
  const columns = columnsSchema.parse(found.columns);
  const samples = found.state === "mapping" || found.state === "ready" ? await samplesOf(ctx, id, names) : [];
  const arrival = found.state === "ready" ? await arrivalsOf(ctx, id) : NO_ARRIVAL;
  return { ...found, columns, arrival, head: names.map((name, column) => ({ name, samples: samples[column] ?? [] })) };
}

async function arrivalsOf({ db, now }: Context, importId: number): Promise<Arrival> {
  const rows = await db.$queryRaw<({ year: number; count: number } & Omit<Arrival, "years">)[]>`
    SELECT extract(year FROM received_at AT TIME ZONE 'Europe/Istanbul')::int AS year, count(*)::int AS count,
      (count(*) FILTER (WHERE received_at < ${new Date(now.getTime() - YEAR_MS)}))::int AS old, (count(*) FILTER (WHERE late))::int AS late,
      (count(*) FILTER (WHERE ended IN ('resolved', 'declined')))::int AS ended, (count(*) FILTER (WHERE ended = 'open'))::int AS open,
      (count(*) FILTER (WHERE ended IS NULL))::int AS unsaid
    FROM cimer_row WHERE import_id = ${importId} AND state = 'new' AND received_at IS NOT NULL GROUP BY 1 ORDER BY 1`;
  const sum = (name: Exclude<keyof Arrival, "years">) => rows.reduce((all, row) => all + row[name], 0);
  return {
    years: rows.map(({ year, count }) => ({ year, count })),
    old: sum("old"),
    late: sum("late"),
    ended: sum("ended"),
    open: sum("open"),
    unsaid: sum("unsaid"),
  };
}

const YEAR_MS = 365 * DAY_MS;
const LOOKED_AT = 30;
const SAMPLES = 3;

/** Rows that may hide somebody give no sample, whichever column says so. */
async function samplesOf({ db }: Context, importId: number, head: string[]): Promise<string[][]> {
  const rows = await db.cimerRow.findMany({
    where: { importId, state: { not: "imported" } },
    orderBy: { line: "asc" },
    take: LOOKED_AT,
    select: { cells: true },
  });
  const flag = guessColumns(head).withheld;
  const shown = rows.map(({ cells }) => cellsSchema.parse(cells)).filter((cells) => !hides(cells, flag));
  return head.map((_, column) =>
    [...new Set(shown.map((cells) => cells[column] ?? "").filter((cell) => cell !== ""))].slice(0, SAMPLES),
  );
}

const hides = (cells: readonly string[], flag: number | undefined): boolean =>
  cells.some((cell) => cell.length < 60 && /gizli/.test(fold(cell))) ||
  (flag !== undefined && !["", "hayir", "h", "0", "false", "yok"].includes(fold(cells[flag] ?? "")));
