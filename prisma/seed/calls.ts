import { CHANNELS } from "@/server/domain/channel";
import { MINUTE_MS, yearAt, yearStart } from "./clock";
import { citizenOf } from "./facts";
import { CALL_GROWTH, callsOf, yearsUpTo } from "./figures";
import { type Plan, shared } from "./plan-shape";
import { at, randomFrom } from "./random";
import { AGENT_IDS, extensionOf } from "./staff";
import { instants } from "./times";

/** Calls in order: when each began, and the index of the request it led to, or -1. */
export type Calls = { count: number; startedAt: Float64Array; request: Int32Array };

const MISSED = 0.034;
const HIDDEN = 0.03;
/** Of the last calls of all, those that led to no request: they wait to be called back. */
const STILL_MISSED = 8;
/** Of those that were missed: whose callers hung up while they waited. */
const GAVE_UP = 0.6;

/** One call behind every request of the call centre; the others led to none. The first year's total is exact. */
export function planCalls(plan: Plan, scale: number): Calls {
  const code = CHANNELS.indexOf("call_centre");
  const starts: { at: number; request: number }[] = [];
  for (let index = 0; index < plan.count; index++) {
    if (plan.channel[index] !== code) continue;
    const random = randomFrom(149, index);
    const received = at(plan.receivedAt, index);
    const first = yearStart(yearAt(received));
    starts.push({ at: Math.max(first, received - random.between(25_000, 200_000)), request: index });
  }
  const linked = starts.filter(({ request }) => request < plan.firstYear).length;
  for (const [order, year] of yearsUpTo(plan.now).entries()) {
    const rest = Math.round((callsOf(scale) - linked) * CALL_GROWTH ** order);
    const times = instants(year, "calls", rest, randomFrom(151, year));
    for (const time of times) if (time < plan.now - 10 * MINUTE_MS) starts.push({ at: time, request: -1 });
  }
  starts.sort((one, other) => one.at - other.at || one.request - other.request);
  const calls = { count: starts.length, startedAt: shared.float(starts.length), request: shared.int(starts.length) };
  for (const [index, start] of starts.entries()) {
    calls.startedAt[index] = start.at;
    calls.request[index] = start.request;
  }
  return calls;
}

export type Call = {
  id: number;
  callId: string;
  number: string | null;
  startedAt: number;
  answeredAt: number | null;
  endedAt: number;
  talkSeconds: number;
  waitSeconds: number;
  outcome: "answered" | "abandoned" | "unanswered";
  queue: string;
  extension: string | null;
  staffId: number | null;
  requestId: number | null;
};

export function callOf(plan: Plan, calls: Calls, index: number): Call {
  const random = randomFrom(157, index);
  const request = at(calls.request, index);
  const startedAt = at(calls.startedAt, index);
  const citizen = request >= 0 ? at(plan.citizen, request) : 1 + Math.floor(plan.citizens.count * random.next());
  const phone = citizen > 0 ? citizenOf(plan, citizen).phone : null;
  const missed = random.chance(MISSED * 3) || index >= calls.count - STILL_MISSED;
  const answered = request >= 0 || !missed;
  const wait = 1000 * Math.round(4 + 30 * random.next() ** 2.4);
  const answeredAt = answered ? startedAt + (request >= 0 ? Math.min(wait, 20_000) : wait) : null;
  const ends =
    request >= 0 ? Math.max(at(plan.receivedAt, request), startedAt + 25_000) + random.between(5, 40) * 1000 : 0;
  const endedAt = Math.min(
    plan.now,
    answeredAt === null ? startedAt + wait * 2 : ends || answeredAt + random.between(20, 260) * 1000,
  );
  const agent = answered ? random.between(0, AGENT_IDS.length - 1) : null;
  return {
    id: index + 1,
    callId: `ornek-${index + 1}`,
    number: random.chance(HIDDEN) ? null : phone,
    startedAt,
    answeredAt,
    endedAt,
    talkSeconds: answeredAt === null ? 0 : Math.round((endedAt - answeredAt) / 1000),
    waitSeconds: Math.round(((answeredAt ?? endedAt) - startedAt) / 1000),
    outcome: answered ? "answered" : random.chance(GAVE_UP) ? "abandoned" : "unanswered",
    queue: random.chance(0.8) ? "201" : "202",
    extension: agent === null ? null : extensionOf(agent),
    staffId: agent === null ? null : at(AGENT_IDS, agent),
    requestId: request >= 0 ? request + 1 : null,
  };
}
