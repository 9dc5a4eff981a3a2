import type { Problem } from "@/server/domain/cimer/row";
import { DomainError, notFound } from "@/server/domain/errors";
import { recordedAtOf } from "@/server/domain/request";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { type Opened, receiveAll } from "../requests/receive-all";
import { type Checked, knownNumbers, REUSED, rowReader } from "./check-rows";
import { contentOfCimer, endingOf, intakeOf } from "./intake-of";
import { cellsSchema, columnsSchema } from "./kept";
import { applicantOf } from "./shown";
import { tally } from "./tally";

const AT_ONCE = 200;

/**
 * Opens the requests of the next rows; gives how many it looked at, none when all is done. Broken off between the requests
 * and their rows, the next run finds them by their numbers. What cannot be opened is to be mended, and holds nobody up.
 */
export async function bringRows(ctx: Context, { id }: { id: number }): Promise<number> {
  mustBeSystem(ctx, "import");
  const found = await ctx.db.cimerImport.findUnique({
    where: { id },
    select: { columns: true, startedAt: true, quiet: true, channel: true, assumeEnded: true },
  });
  if (!found) throw notFound("import");
  const columns = columnsSchema.parse(found.columns);
  const rows = await ctx.db.cimerRow.findMany({
    where: { importId: id, state: "new" },
    orderBy: { line: "asc" },
    take: AT_ONCE,
    select: { line: true, cells: true },
  });
  if (rows.length === 0) {
    await finish(ctx, id);
    return 0;
  }
  const read = rowReader(ctx, columns);
  const readRows = rows.map((row) => {
    const cells = cellsSchema.parse(row.cells);
    return { line: row.line, applicant: applicantOf(cells, columns), ...read(cells) };
  });
  const { quiet, channel, assumeEnded } = found;
  const { calendar } = ctx.municipality;
  const good = readRows.flatMap(({ line, facts, applicant }) => {
    if (!facts) return [];
    const ending = quiet ? endingOf(facts, assumeEnded) : null;
    return [{ line, number: facts.number, intake: intakeOf(facts, applicant, { calendar, channel, ending }) }];
  });
  const bad = readRows.filter(({ facts }) => !facts);
  const outcomes = await receiveAll(
    { ...ctx, actor: { kind: "channel", channel } },
    good.map(({ intake }) => intake),
    { receipt: !quiet, contentOf: contentOfCimer },
  );
  const refused = good.filter((_, place) => !outcomes[place]?.ok).map(({ number }) => number);
  const known = refused.length > 0 ? await knownNumbers(ctx.db, channel, refused) : new Map<string, { id: number }>();
  await settle(ctx, id, [
    ...bad.map(({ line, number, problems }) => ({
      line,
      state: "invalid" as const,
      problems,
      number,
      requestId: null,
    })),
    ...good.map(({ line, number }, place) => {
      const row = { line, number, requestId: known.get(number)?.id ?? null };
      return settled(row, outcomes[place], found.startedAt ?? ctx.now);
    }),
  ]);
  return rows.length;
}

type Settled = Omit<Checked, "state" | "receivedAt" | "late" | "ended"> & { state: Checked["state"] | "imported" };

/** `requestId`: of what has the row's number already. */
type Refused = Pick<Settled, "line" | "number" | "requestId">;

function settled(row: Refused, outcome: Opened | undefined, startedAt: Date): Settled {
  if (!outcome?.ok) return { ...row, state: "invalid", problems: [problemOf(outcome?.error)] };
  const { request, repeated } = outcome;
  // A repeat that was received since this import began is its own: it was broken off before it could say so.
  const own = !repeated || recordedAtOf(request) >= startedAt;
  return { ...row, state: own ? "imported" : "known", problems: [], requestId: request.id };
}

/** What `receive` refuses, told at the field that is likeliest to be mended. */
function problemOf(error: unknown): Problem {
  if (error instanceof DomainError && error.key === "externalIdReused") return REUSED;
  if (error instanceof DomainError && error.key === "clockInFuture") return { field: "date", key: "dateFuture" };
  return { field: "number", key: "notOpened" };
}

/** What became of the rows, and the count beside it. An open request has all that its row said, so the row's words go. */
async function settle(ctx: Context, importId: number, rows: readonly Settled[]): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE cimer_row r SET state = s.state::"CimerRowState", problems = s.problems, request_id = s."requestId",
        cells = CASE WHEN s.state = 'imported' THEN '[]'::jsonb ELSE r.cells END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s (line int, state text, problems jsonb, "requestId" int)
      WHERE r.import_id = ${importId} AND r.line = s.line AND r.state = 'new'`;
    await tally(tx, importId);
  });
}

/** What is done needs no file any more; of what was known already, no words. */
async function finish(ctx: Context, importId: number): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await tx.cimerRow.updateMany({ where: { importId, state: "known" }, data: { cells: [] } });
    await tally(tx, importId);
    await tx.cimerImport.updateMany({
      where: { id: importId, state: "importing" },
      data: { state: "done", finishedAt: ctx.now, file: null },
    });
  });
}
