import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import { silentCalls } from "../calls/drop-events";
import type { Context } from "../context";
import { keptSince } from "./let-go";

/** More are not counted: whoever asks wants to know whether it is a handful or a history. */
const MOST_DUE = 10_001;

/** How many of each would be let go of; `MOST_DUE` where there are more. */
export type Due = { incoming: number; calls: number; callFiles: number };

const countSchema = z.tuple([z.object({ incoming: z.number(), callFiles: z.number() })]);

/** What the next night would let go of, if raw records were kept for so many days. Nothing is changed. */
export async function dueRecords(ctx: Context, { incomingDays }: { incomingDays: number }): Promise<Due> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "save_retention" });
  const before = keptSince(ctx.now, incomingDays);
  const [[counts], calls] = await Promise.all([
    ctx.db.$queryRaw`
      SELECT
        (SELECT count(*) FROM (SELECT FROM incoming
          WHERE state = 'done' AND octet_length(body) > 0 AND handled_at < ${before} LIMIT ${MOST_DUE}) i)::int AS incoming,
        (SELECT count(*) FROM (SELECT FROM call_file
          WHERE state = 'done' AND octet_length(body) > 0 AND finished_at < ${before} LIMIT ${MOST_DUE}) f)::int AS "callFiles"`.then(
      (rows) => countSchema.parse(rows),
    ),
    silentCalls(ctx.db, before, MOST_DUE),
  ]);
  return { ...counts, calls: calls.length };
}
