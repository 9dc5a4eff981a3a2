import type { Db, Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import type { CimerColumns } from "@/server/domain/cimer/fields";
import { placeFinder } from "@/server/domain/cimer/place";
import { type CimerFacts, type Problem, type ReadRow, readRow } from "@/server/domain/cimer/row";
import { kindOfType } from "@/server/domain/cimer/types";
import { deadlineFor, legalClassFor, UNSORTED } from "@/server/domain/deadline";
import { DomainError, notFound } from "@/server/domain/errors";
import type { Ending } from "@/server/domain/old-record";
import type { Named } from "@/server/domain/redaction";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { contentDigest, isSameContent } from "../requests/content-digest";
import { checkIntake, digestOf } from "../requests/receive";
import { contentOfCimer, intakeOf, oldRecordId } from "./intake-of";
import { cellsSchema, columnsSchema } from "./kept";
import { applicantOf } from "./shown";
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

/** A request that has a row's number, and the digest of what arrived under it first. */
type Known = { id: number; intakeDigest: string | null };

/** Which of these numbers are requests already. */
export async function knownNumbers(
  db: Db | Tx,
  channel: Channel,
  numbers: readonly string[],
): Promise<Map<string, Known>> {
  if (channel !== "cimer") {
    const ids = numbers.map((number) => oldRecordId(number));
    const found = await db.request.findMany({
      where: { channel, externalId: { in: ids } },
      select: { id: true, externalId: true, intakeDigest: true },
    });
    return new Map(found.map(({ externalId, ...known }) => [numbers[ids.indexOf(externalId ?? "")] ?? "", known]));
  }
  const rows = await db.cimerCase.findMany({
    where: { number: { in: numbers.filter((number) => number !== "") } },
    select: { number: true, request: { select: { id: true, intakeDigest: true } } },
  });
  return new Map(rows.map(({ number, request }) => [number, request]));
}

type Compared = Pick<Checked, "state" | "problems" | "requestId">;

/** Rows that came like this in an earlier file and were mended before they became requests; by the digest of their cells. */
async function mendedBefore(
  db: Db,
  channel: Channel,
  rows: readonly (readonly string[])[],
): Promise<Map<string, Compared>> {
  const found = await db.cimerRow.findMany({
    where: { fileDigest: { in: rows.map(contentDigest) }, state: { in: ["imported", "known"] }, import: { channel } },
    select: { fileDigest: true, requestId: true },
  });
  return new Map(
    found.map(({ fileDigest, requestId }) => [fileDigest ?? "", { state: "known", problems: [], requestId }]),
  );
}

type Arriving = { row: ReadRow; cells: readonly string[]; columns: CimerColumns; channel: Channel };

/**
 * What a row is whose number is a request already. One that says something else, or cannot be read, is not left to be forgotten: a
 * person compares the two. Of a request older than the digest nothing can be said.
 */
export function againstKnown(
  ctx: Context,
  { row, cells, columns, channel }: Arriving,
  { id, intakeDigest }: Known,
): Compared {
  const digest = row.facts && digestOfRow(ctx, row.facts, { applicant: applicantOf(cells, columns), channel });
  if (isSameContent(intakeDigest, digest ?? "")) return { state: "known", problems: [], requestId: id };
  return { state: "invalid", problems: [REUSED, ...row.problems], requestId: id };
}

export const REUSED: Problem = { field: "number", key: "numberReused" };

/** The digest under which the row would be opened; null where it could not be. */
function digestOfRow(
  ctx: Context,
  facts: CimerFacts,
  { applicant, channel }: { applicant: Named; channel: Channel },
): string | null {
  const { calendar } = ctx.municipality;
  const intake = intakeOf(facts, applicant, { calendar, channel, ending: null });
  try {
    const given = checkIntake({ ...ctx, actor: { kind: "channel", channel } }, intake);
    return digestOf(given, { contentOf: contentOfCimer });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Checks every row that is not done, in order. Broken off, it begins again: checking changes nothing else. */
export async function checkRows(ctx: Context, { id }: { id: number }): Promise<void> {
  mustBeSystem(ctx, "import");
  const found = await ctx.db.cimerImport.findUnique({ where: { id }, select: { columns: true, channel: true } });
  if (!found) throw notFound("import");
  const { channel } = found;
  const columns = columnsSchema.parse(found.columns);
  const read = rowReader(ctx, columns);
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
    const readRows = rows.map((row) => {
      const cells = cellsSchema.parse(row.cells);
      return { line: row.line, cells, row: read(cells) };
    });
    const known = await knownNumbers(
      ctx.db,
      channel,
      readRows.map(({ row }) => row.number),
    );
    const mended = await mendedBefore(
      ctx.db,
      channel,
      readRows.map(({ cells }) => cells),
    );
    await writeChecked(
      ctx.db,
      id,
      readRows.map(({ line, cells, row }) => {
        const found = known.get(row.number);
        const compared =
          mended.get(contentDigest(cells)) ??
          (found ? againstKnown(ctx, { row, cells, columns, channel }, found) : null);
        return { ...judge({ line, row, first, compared }), ...arrivalOf(ctx, row.facts) };
      }),
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
  /** What it is beside the request that has its number; null where there is none. */
  compared: ReturnType<typeof againstKnown> | null;
};

/** The same row twice in a file is one application; two that differ under one number are for a person to tell apart. */
function judge({ line, row, first, compared }: Judged): Omit<Checked, keyof Arrival> {
  const base = { line, problems: row.problems, number: row.number.slice(0, 40) || null, requestId: null };
  if (compared) return { ...base, ...compared };
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
