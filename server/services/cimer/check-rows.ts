import type { Db, Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import type { CimerColumns } from "@/server/domain/cimer/fields";
import { placeFinder } from "@/server/domain/cimer/place";
import { type CimerFacts, type Problem, type ReadRow, readRow } from "@/server/domain/cimer/row";
import { kindOfType } from "@/server/domain/cimer/types";
import { deadlineFor, legalClassFor, UNSORTED } from "@/server/domain/deadline";
import { notFound } from "@/server/domain/errors";
import type { Ending } from "@/server/domain/old-record";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { oldRecordId } from "./intake-of";
import { cellsSchema, columnsSchema } from "./kept";
import { tally } from "./tally";

const AT_ONCE = 1000;

/** What a row is: to be opened, there already, or to be mended. */
export type Checked = {
  line: number;
  state: "new" | "known" | "invalid";
  problems: Problem[];
  number: string | null;
  requestId: number | null;
  /** What the preview counts of a row that can be opened. */
  receivedAt: Date | null;
  late: boolean;
  ended: Ending["status"];
};

/** Understands a row by this municipality's places and clock. */
export function rowReader(
  { municipality, now }: Context,
  columns: CimerColumns,
): (cells: readonly string[]) => ReadRow {
  const places = placeFinder(municipality.neighbourhoods.filter(({ active }) => active));
  const departments = municipality.departments;
  return (cells) => readRow(cells, columns, { now, places, departments });
}

type Arrival = Pick<Checked, "receivedAt" | "late" | "ended">;

/** When the citizen applied, how an old record ended, and whether the deadline passed before the application arrives. */
export function arrivalOf({ municipality, now }: Context, facts: CimerFacts | null): Arrival {
  if (!facts) return { receivedAt: null, late: false, ended: null };
  const legalClass = legalClassFor({
    channel: "cimer",
    kind: facts.type ? kindOfType(facts.type) : "demand",
    formal: false,
  });
  const clock = { legalClass, standard: UNSORTED, receivedAt: facts.date, pausedMinutes: 0 };
  return {
    receivedAt: facts.date,
    late: (facts.due ?? deadlineFor(municipality.calendar, clock)) < now,
    ended: facts.ending.status,
  };
}

/** Which of these numbers are requests already. */
export async function knownNumbers(
  db: Db | Tx,
  channel: Channel,
  numbers: readonly string[],
): Promise<Map<string, number>> {
  if (channel !== "cimer") {
    const ids = numbers.map((number) => oldRecordId(number));
    const found = await db.request.findMany({
      where: { channel, externalId: { in: ids } },
      select: { id: true, externalId: true },
    });
    return new Map(found.map(({ id, externalId }) => [numbers[ids.indexOf(externalId ?? "")] ?? "", id]));
  }
  const rows = await db.cimerCase.findMany({
    where: { number: { in: numbers.filter((number) => number !== "") } },
    select: { number: true, requestId: true },
  });
  return new Map(rows.map(({ number, requestId }) => [number, requestId]));
}

/** Checks every row that is not done, in order. Broken off, it begins again: checking changes nothing else. */
export async function checkRows(ctx: Context, { id }: { id: number }): Promise<void> {
  mustBeSystem(ctx, "import");
  const found = await ctx.db.cimerImport.findUnique({ where: { id }, select: { columns: true, channel: true } });
  if (!found) throw notFound("import");
  const read = rowReader(ctx, columnsSchema.parse(found.columns));
  const first = new Map<string, { line: number; print: string }>();
  for (let after = 0; ; ) {
    const rows = await ctx.db.cimerRow.findMany({
      where: { importId: id, line: { gt: after }, state: { notIn: ["imported", "skipped"] } },
      orderBy: { line: "asc" },
      take: AT_ONCE,
      select: { line: true, cells: true },
    });
    const last = rows.at(-1);
    if (!last) break;
    after = last.line;
    const readRows = rows.map(({ line, cells }) => ({ line, row: read(cellsSchema.parse(cells)) }));
    const known = await knownNumbers(
      ctx.db,
      found.channel,
      readRows.map(({ row }) => row.number),
    );
    await writeChecked(
      ctx.db,
      id,
      readRows.map(({ line, row }) => ({ ...judge({ line, row, first, known }), ...arrivalOf(ctx, row.facts) })),
    );
  }
  await ctx.db.$transaction(async (tx) => {
    await tally(tx, id);
    await tx.cimerImport.updateMany({ where: { id, state: "checking" }, data: { state: "ready" } });
  });
}

type Judged = {
  line: number;
  row: ReadRow;
  /** The first row of each number in the file. */
  first: Map<string, { line: number; print: string }>;
  known: ReadonlyMap<string, number>;
};

/** The same row twice in a file is one application; two that differ under one number are for a person to tell apart. */
function judge({ line, row, first, known }: Judged): Omit<Checked, keyof Arrival> {
  const requestId = known.get(row.number) ?? null;
  const base = { line, problems: row.problems, number: row.number.slice(0, 40) || null, requestId };
  if (requestId !== null) return { ...base, state: "known", problems: [] };
  if (!row.facts) return { ...base, state: "invalid" };
  const print = JSON.stringify(row.facts);
  const before = first.get(row.number);
  if (!before) first.set(row.number, { line, print });
  if (!before || before.line === line) return { ...base, state: "new" };
  const twice: Problem = { field: "number", key: "numberTwice", params: { line: before.line } };
  return { ...base, state: before.print === print ? "known" : "invalid", problems: [twice] };
}

export async function writeChecked(db: Db | Tx, importId: number, checked: readonly Checked[]): Promise<void> {
  await db.$executeRaw`
    UPDATE cimer_row r SET state = c.state::"CimerRowState", problems = c.problems, number = c.number, request_id = c."requestId",
      received_at = c."receivedAt", late = c.late, ended = c.ended
    FROM jsonb_to_recordset(${JSON.stringify(checked)}::jsonb)
      AS c (line int, state text, problems jsonb, number text, "requestId" int, "receivedAt" timestamptz, late boolean, ended text)
    WHERE r.import_id = ${importId} AND r.line = c.line AND r.state NOT IN ('imported', 'skipped')`;
}
