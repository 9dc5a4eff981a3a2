import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { type RetentionKind, YEAR_KINDS, yearsBefore } from "@/server/domain/privacy";
import { may } from "@/server/policies/can";
import { silentCalls } from "../calls/drop-events";
import type { Context } from "../context";
import type { Municipality } from "../settings/municipality";
import { countDue } from "./by-years";
import { keptSince } from "./let-go";

/** More are not counted: whoever asks wants to know whether it is a handful or a history. */
const MOST_DUE = 10_001;

/** How many of each would be let go of, `MOST_DUE` where there are more, and from when back; null where it is kept without an end. */
export type Due = Record<RetentionKind, { count: number; before: Date } | null>;

const countSchema = z.tuple([z.object({ incoming: z.number(), callFiles: z.number() })]);

/** What the next night would let go of, if it were kept for so long. Nothing is changed. */
export async function dueRecords(ctx: Context, { incomingDays, years }: Municipality["retention"]): Promise<Due> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "save_retention" });
  const before = keptSince(ctx.now, incomingDays);
  const [[counts], calls, byYears] = await Promise.all([
    ctx.db.$queryRaw`
      SELECT
        (SELECT count(*) FROM (SELECT FROM incoming
          WHERE state = 'done' AND octet_length(body) > 0 AND handled_at < ${before} LIMIT ${MOST_DUE}) i)::int AS incoming,
        (SELECT count(*) FROM (SELECT FROM call_file
          WHERE state = 'done' AND octet_length(body) > 0 AND finished_at < ${before} LIMIT ${MOST_DUE}) f)::int AS "callFiles"`.then(
      (rows) => countSchema.parse(rows),
    ),
    silentCalls(ctx.db, before, MOST_DUE),
    Promise.all(
      YEAR_KINDS.map(async (kind) => {
        const kept = years[kind];
        return kept === null
          ? null
          : { count: await countDue(ctx, kind, kept, MOST_DUE), before: yearsBefore(ctx.now, kept) };
      }),
    ),
  ]);
  const [requests = null, messages = null, callNumbers = null, photographs = null, accounts = null] = byYears;
  return {
    incoming: { count: counts.incoming, before },
    calls: { count: calls.length, before },
    callFiles: { count: counts.callFiles, before },
    requests,
    messages,
    callNumbers,
    photographs,
    accounts,
  };
}

/** One kind in one night. */
export type RetentionRun = {
  id: number;
  kind: RetentionKind;
  before: Date;
  startedAt: Date;
  complete: boolean;
  count: number;
};
const LATEST = 60;

/** The log of periodic destruction, newest first. */
export async function retentionRuns(ctx: Context): Promise<RetentionRun[]> {
  if (!may(ctx.actor, "see_privacy")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_privacy" });
  const rows = await ctx.db.retentionRun.findMany({ orderBy: { id: "desc" }, take: LATEST });
  return rows.map((row) => ({ ...row, kind: row.kind as RetentionKind }));
}
