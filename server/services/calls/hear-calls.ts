import type { Tx } from "@/server/db";
import { type CallEvent, type CallFacts, foldCall } from "@/server/domain/call";
import { callDeltas } from "@/server/domain/call-sums";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { keepCallSums } from "../reports/call-sums";
import { keepCallBacks } from "./call-backs/keep";
import { whoseEventsAreGone } from "./drop-events";
import { type Changed, holdersOf, type KnownCall } from "./known";
import { lockAll } from "./lock";
import { tellStaff } from "./tell-staff";

export type Told = { provider: string; events: readonly CallEvent[] };

/**
 * Keeps what a vendor told of calls, and makes each call anew from all that is known of it: whatever comes again, late or in another
 * order leaves the same calls, the same sums and the same list of calls to return. A call whose events were let go stays as it is.
 * Gives how many calls changed.
 */
export async function hearCalls(ctx: Context, { provider, events }: Told): Promise<number> {
  mustBeSystem(ctx, "hear_calls");
  const callIds = [...new Set(events.map(({ callId }) => callId))].sort();
  if (callIds.length === 0) return 0;
  return ctx.db.$transaction(
    async (tx) => {
      await lockAll(
        tx,
        callIds.map((callId) => `call:${provider}:${callId}`),
      );
      const forgotten = await whoseEventsAreGone(tx, provider, callIds);
      const { count } = await tx.callEvent.createMany({
        data: events
          .filter(({ callId }) => !forgotten.has(callId))
          .map(({ extension, ...event }) => ({ provider, leg: extension ?? "", heardAt: ctx.now, ...event })),
        skipDuplicates: true,
      });
      if (count === 0) return 0;
      const changed = await makeAnew(tx, provider, callIds);
      await keepCallBacks(ctx, tx, changed);
      await keepCallSums(
        tx,
        changed.flatMap(({ before, after }) => callDeltas(before, after)),
      );
      await tellStaff(tx, changed);
      return changed.length;
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

async function makeAnew(tx: Tx, provider: string, callIds: string[]): Promise<Changed[]> {
  const [events, known] = await Promise.all([
    tx.callEvent.findMany({
      where: { provider, callId: { in: callIds } },
      omit: { id: true, provider: true, heardAt: true },
    }),
    tx.call.findMany({ where: { provider, callId: { in: callIds } } }),
  ]);
  const byCall = Map.groupBy(events, ({ callId }) => callId);
  const facts = callIds.flatMap((callId) => {
    const told = (byCall.get(callId) ?? []).map(({ leg, ...event }) => ({ ...event, extension: leg || null }));
    const call = foldCall(told);
    const before = known.find((one) => one.callId === callId) ?? null;
    return call && (before === null || !isSame(before, call)) ? [{ callId, call, before }] : [];
  });
  const holders = await holdersOf(
    tx,
    facts.flatMap(({ call }) => call.extension ?? []),
  );
  const rows = facts.map(({ callId, call, before }) => ({
    callId,
    before,
    after: { ...call, staffId: whoTook(call, before, holders), callBackId: before?.callBackId ?? null },
  }));
  const ids = await save(tx, provider, rows);
  return rows.flatMap(({ callId, before, after }) => {
    const id = ids.get(callId);
    return id === undefined ? [] : [{ id, before, after }];
  });
}

const FACTS = [
  "direction",
  "number",
  "startedAt",
  "answeredAt",
  "endedAt",
  "extension",
  "queue",
  "waitSeconds",
  "talkSeconds",
  "outcome",
  "lapsed",
  "ringing",
  "talking",
] as const satisfies (keyof CallFacts)[];

const isSame = (one: CallFacts, other: CallFacts): boolean =>
  FACTS.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));

/** Whoever had the telephone when it was first told of; a telephone that changes hands later takes no call along. */
function whoTook(call: CallFacts, before: KnownCall | null, holders: ReadonlyMap<string, number>): number | null {
  if (!call.answeredAt || !call.extension) return null;
  if (before?.staffId && before.extension === call.extension) return before.staffId;
  return holders.get(call.extension) ?? null;
}

async function save(
  tx: Tx,
  provider: string,
  rows: { callId: string; after: KnownCall }[],
): Promise<ReadonlyMap<string, number>> {
  const given = rows.map(({ callId, after: { callBackId, ...call } }) => ({ callId, ...call }));
  const saved = await tx.$queryRaw<{ id: number; callId: string }[]>`
    INSERT INTO call (provider, call_id, direction, number, started_at, answered_at, ended_at, talk_seconds, wait_seconds, outcome, queue, extension,
      staff_id, lapsed, ringing, talking)
    SELECT ${provider}, "callId", direction, number, "startedAt", "answeredAt", "endedAt", "talkSeconds", "waitSeconds", outcome, queue, extension,
      "staffId", lapsed, ringing, talking
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS c ("callId" text, direction "CallDirection", number text, "startedAt" timestamptz,
      "answeredAt" timestamptz, "endedAt" timestamptz, "talkSeconds" int, "waitSeconds" int, outcome "CallOutcome", queue text, extension text,
      "staffId" int, lapsed boolean, ringing text[], talking text)
    ON CONFLICT (provider, call_id) DO UPDATE SET direction = excluded.direction, number = excluded.number, started_at = excluded.started_at,
      answered_at = excluded.answered_at, ended_at = excluded.ended_at, talk_seconds = excluded.talk_seconds, wait_seconds = excluded.wait_seconds,
      outcome = excluded.outcome, queue = excluded.queue, extension = excluded.extension, staff_id = excluded.staff_id, lapsed = excluded.lapsed,
      ringing = excluded.ringing, talking = excluded.talking
    RETURNING id, call_id AS "callId"`;
  return new Map(saved.map(({ id, callId }) => [callId, id]));
}
