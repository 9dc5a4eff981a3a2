import { z } from "zod";
import { type Db, Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import {
  MOST_COUNTED,
  PROCESS_KINDS,
  type Problem,
  problemsOf,
  type SystemState,
  type WorkKind,
} from "@/server/domain/system";
import { diskSpace } from "@/server/files/space";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

/** What waits, by kind: the rows that are due, and the moment since when; each found by an index, whatever lies in history. */
const WORK: Record<WorkKind, { rows: string; since: string; order: string }> = {
  urgent: { rows: "incoming WHERE state = 'waiting' AND urgent", since: "received_at", order: "id" },
  messages: {
    rows: "message WHERE state = 'queued' AND next_at <= clock_timestamp()",
    since: "next_at",
    order: "next_at, id",
  },
  incoming: {
    rows: "incoming WHERE state <> 'done' AND state = 'waiting' AND NOT urgent",
    since: "received_at",
    order: "id",
  },
  webhooks: {
    rows: "webhook_delivery WHERE state = 'queued' AND next_at <= clock_timestamp()",
    since: "next_at",
    order: "next_at, id",
  },
  handovers: {
    rows: "handover WHERE state = 'queued' AND next_at <= clock_timestamp()",
    since: "next_at",
    order: "next_at, id",
  },
  cimer: {
    rows: "cimer_import WHERE state IN ('stored', 'checking', 'importing')",
    since: "coalesce(busy_until, started_at, created_at)",
    order: "id",
  },
  callFiles: { rows: "call_file WHERE state <> 'done'", since: "given_at", order: "id" },
  media: { rows: "attachment WHERE state = 'waiting'", since: "created_at", order: "id" },
};

const waitingOf = ([kind, { rows, since, order }]: [string, (typeof WORK)[WorkKind]]): string => `json_build_object(
  'kind', '${kind}',
  'count', (SELECT count(*) FROM (SELECT 1 FROM ${rows} LIMIT ${MOST_COUNTED}) counted),
  'oldestMs', (SELECT greatest(0, extract(epoch FROM clock_timestamp() - ${since}) * 1000)::float8 FROM ${rows} ORDER BY ${order} LIMIT 1))`;

/** One statement without parameters and one row with one column, so that any connection may ask it. */
export const SYSTEM_STATE_SQL = `SELECT json_build_object(
  'processes', coalesce((SELECT json_agg(json_build_object('kind', kind, 'startedAt', started_at, 'beatAt', beat_at,
    'ageMs', greatest(0, extract(epoch FROM clock_timestamp() - beat_at) * 1000)::float8) ORDER BY kind, started_at) FROM heartbeat), '[]'),
  'waiting', json_build_array(${Object.entries(WORK).map(waitingOf).join(", ")})) AS state`;

const KINDS = z.custom<WorkKind>((kind) => typeof kind === "string" && kind in WORK);
const stateSchema = z.object({
  processes: z.array(
    z.object({
      kind: z.enum(PROCESS_KINDS),
      startedAt: z.coerce.date(),
      beatAt: z.coerce.date(),
      ageMs: z.number(),
    }),
  ),
  waiting: z.array(z.object({ kind: KINDS, count: z.number().int(), oldestMs: z.number().nullable() })),
});

/** What the row of `SYSTEM_STATE_SQL` says, and what this machine does of its disk. */
export const readSystemState = async (row: unknown): Promise<SystemState> => ({
  ...z.object({ state: stateSchema }).parse(row).state,
  disk: await diskSpace(),
});

/** `databaseMs`: how long the database took to answer. */
const read = async (db: Db): Promise<SystemState & { databaseMs: number }> => {
  const begun = performance.now();
  const [row] = await db.$queryRaw<unknown[]>(Prisma.raw(SYSTEM_STATE_SQL));
  const databaseMs = Math.round(performance.now() - begun);
  return { ...(await readSystemState(row)), databaseMs };
};

/** For whoever keeps the installation running. */
export async function systemState(ctx: Context): Promise<SystemState & { databaseMs: number }> {
  if (!may(ctx.actor, "see_system")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_system" });
  return read(ctx.db);
}

/** What is wrong now, for whoever would wonder why nothing comes and nothing goes. */
export async function systemProblems(ctx: Context): Promise<Problem[]> {
  if (!may(ctx.actor, "see_system_problems"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "see_system_problems" });
  return problemsOf(await read(ctx.db));
}
