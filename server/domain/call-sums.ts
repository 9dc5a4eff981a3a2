import type { CallFacts } from "./call";
import { type Day, dayOf, minuteOfDay } from "./time";

/** Within how many seconds a call may be answered to count as answered in time; the sums are kept for each of these. */
export const WITHIN = [10, 20, 30, 60] as const;
export type Within = (typeof WITHIN)[number];

/** What one call adds to the sums of its day, its hour, and whoever took it. */
export type CallDelta = {
  day: Day;
  hour: number;
  /** 0 where nobody took it, or it is not known who. */
  staff: number;
  offered: number;
  answered: number;
  missed: number;
  abandoned: number;
  talk: number;
  wait: number;
  w10: number;
  w20: number;
  w30: number;
  w60: number;
};

/** What counts of a call. */
export type Counted = Pick<
  CallFacts,
  "direction" | "startedAt" | "answeredAt" | "talkSeconds" | "waitSeconds" | "outcome"
> & {
  staffId: number | null;
};

/** What the sums change by when `before` becomes `after`; either is null where there is no call. Only incoming calls are counted. */
export function callDeltas(before: Counted | null, after: Counted | null): CallDelta[] {
  const [minus, plus] = [before && partOf(before, -1), after && partOf(after, 1)];
  if (minus && plus && minus.day === plus.day && minus.hour === plus.hour && minus.staff === plus.staff)
    return [added(minus, plus)].filter(isSomething);
  return [minus, plus].filter((part) => part !== null);
}

function partOf(call: Counted, sign: 1 | -1): CallDelta | null {
  if (call.direction !== "incoming") return null;
  const answered = call.answeredAt ? sign : 0;
  const within = (seconds: Within) => (call.waitSeconds <= seconds ? answered : 0);
  return {
    day: dayOf(call.startedAt),
    hour: Math.floor(minuteOfDay(call.startedAt) / 60),
    staff: call.answeredAt ? (call.staffId ?? 0) : 0,
    offered: sign,
    answered,
    missed: call.outcome === "abandoned" || call.outcome === "unanswered" ? sign : 0,
    abandoned: call.outcome === "abandoned" ? sign : 0,
    talk: call.talkSeconds * sign,
    wait: call.waitSeconds * answered,
    w10: within(10),
    w20: within(20),
    w30: within(30),
    w60: within(60),
  };
}

const COUNTS = ["offered", "answered", "missed", "abandoned", "talk", "wait", "w10", "w20", "w30", "w60"] as const;

const added = (one: CallDelta, other: CallDelta): CallDelta => ({
  ...other,
  ...Object.fromEntries(COUNTS.map((name) => [name, one[name] + other[name]])),
});

const isSomething = (delta: CallDelta): boolean => COUNTS.some((name) => delta[name] !== 0);
