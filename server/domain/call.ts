/**
 * A telephone call as it follows from what a vendor told of it. Events come late, twice, out of order, or never:
 * the call is always made anew from all that are known, so that their order of arrival tells nothing.
 */
export const CALL_DIRECTIONS = ["incoming", "outgoing", "internal"] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

/** `abandoned`: whoever called hung up while waiting. `unanswered`: it rang out, was busy, or was turned away. */
export const CALL_OUTCOMES = ["answered", "abandoned", "unanswered"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/**
 * `ringing`: a telephone rings. `queued`: it waits in a queue. `answered`: somebody took it. `left`: one telephone stopped, the call
 * may go on. `ended`: the call is over. `record`: the vendor's account of the whole call. `lapsed`: ours, no end was ever told.
 */
export const CALL_ACTS = ["ringing", "queued", "answered", "left", "ended", "record", "lapsed"] as const;
export type CallAct = (typeof CALL_ACTS)[number];

/** One thing that a vendor told of a call, free of the vendor's shapes. What it does not tell is null. */
export type CallEvent = {
  /** The vendor's id of the call. */
  callId: string;
  act: CallAct;
  /** When it happened, by the vendor's clock. */
  at: Date;
  direction: CallDirection | null;
  /** The other side in E.164; null where it is hidden, too. */
  number: string | null;
  /** The telephone of ours that it is about. */
  extension: string | null;
  queue: string | null;
  startedAt: Date | null;
  answeredAt: Date | null;
  answered: boolean | null;
  talkSeconds: number | null;
  waitSeconds: number | null;
  /** Whether the caller ended it. */
  byCaller: boolean | null;
};

/** What a vendor tells besides the act itself; everything else is unknown. */
export const callEvent = (given: Pick<CallEvent, "callId" | "act" | "at"> & Partial<CallEvent>): CallEvent => ({
  direction: null,
  number: null,
  extension: null,
  queue: null,
  startedAt: null,
  answeredAt: null,
  answered: null,
  talkSeconds: null,
  waitSeconds: null,
  byCaller: null,
  ...given,
});

export type CallFacts = {
  direction: CallDirection;
  number: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** Whose telephone took it, else the last that rang. */
  extension: string | null;
  queue: string | null;
  /** From the first sign of it until it was taken, or given up. */
  waitSeconds: number;
  talkSeconds: number;
  /** Null while it goes on. */
  outcome: CallOutcome | null;
  /** Nobody told its end: it was closed here, and how long it took is not known. */
  lapsed: boolean;
  /** Telephones that ring now; also one that a talk is being handed to. */
  ringing: string[];
  /** Whose telephone holds the talk now. */
  talking: string | null;
};

/** The call that these events tell of; null where there are none. */
export function foldCall(events: readonly CallEvent[]): CallFacts | null {
  const told = inOrder(events);
  const [first] = told;
  if (!first) return null;
  const lapsed = told.every(({ act }) => !isEnd(act)) && told.some(({ act }) => act === "lapsed");
  const signs = told.filter(({ act }) => act !== "lapsed");
  const startedAt =
    earliest(signs.map(({ at, startedAt }) => (startedAt && startedAt < at ? startedAt : at))) ?? first.at;
  const taken = signs.filter(wasTaken);
  const endedAt = lapsed
    ? latest(signs.map(({ at }) => at))
    : latest(told.filter(({ act }) => isEnd(act)).map(({ at }) => at));
  const answeredAt = earliest(taken.map((event) => takenAt(event)));
  const talkSeconds = answeredAt && endedAt && !lapsed ? talked(told, answeredAt, endedAt) : 0;
  const direction = directionOf(told);
  return {
    direction,
    number: firstKnown(told, "number"),
    startedAt,
    answeredAt,
    endedAt,
    extension: firstKnown(taken, "extension") ?? lastKnown(told, "extension"),
    queue: lastKnown(told, "queue"),
    waitSeconds: waited(told, startedAt, answeredAt ?? endedAt),
    talkSeconds,
    outcome: endedAt && outcomeOf(told, direction, answeredAt),
    lapsed,
    ringing: endedAt ? [] : ringingNow(told),
    talking: endedAt ? null : lastKnown(taken, "extension"),
  };
}

/** A citizen called, and nobody took it. */
export const isMissed = ({ direction, outcome }: Pick<CallFacts, "direction" | "outcome">): boolean =>
  direction === "incoming" && (outcome === "abandoned" || outcome === "unanswered");

const isEnd = (act: CallAct): boolean => act === "ended" || act === "record";

/** The order in which they happened, whatever the order in which they are given. */
function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const keyed = events.map((event) => ({
    event,
    key: JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
  return keyed
    .sort(
      (a, b) =>
        a.event.at.getTime() - b.event.at.getTime() ||
        CALL_ACTS.indexOf(a.event.act) - CALL_ACTS.indexOf(b.event.act) ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
    .map(({ event }) => event);
}

type Known = "number" | "extension" | "queue" | "direction";

function firstKnown<K extends Known>(events: readonly CallEvent[], key: K): CallEvent[K] {
  return events.find((event) => event[key] !== null)?.[key] ?? (null as CallEvent[K]);
}

function lastKnown<K extends Known>(events: readonly CallEvent[], key: K): CallEvent[K] {
  return events.findLast((event) => event[key] !== null)?.[key] ?? (null as CallEvent[K]);
}

/** A leg between two of ours does not make a citizen's call one of ours. */
function directionOf(events: readonly CallEvent[]): CallDirection {
  return CALL_DIRECTIONS.find((one) => events.some(({ direction }) => direction === one)) ?? "incoming";
}

const wasTaken = ({ act, answered }: CallEvent): boolean => act === "answered" || (isEnd(act) && answered === true);

function takenAt({ act, at, answeredAt, startedAt, talkSeconds }: CallEvent): Date {
  if (act === "answered") return answeredAt ?? at;
  return answeredAt ?? (talkSeconds === null ? (startedAt ?? at) : new Date(at.getTime() - talkSeconds * 1000));
}

/** As the vendor says, its account of the whole call first; else the time between. */
function talked(events: readonly CallEvent[], answeredAt: Date, endedAt: Date): number {
  const said = (act: CallAct) => largest(events.filter((event) => event.act === act).map((event) => event.talkSeconds));
  return said("record") ?? said("ended") ?? secondsBetween(answeredAt, endedAt);
}

function waited(events: readonly CallEvent[], from: Date, to: Date | null): number {
  return largest(events.map(({ waitSeconds }) => waitSeconds)) ?? (to ? secondsBetween(from, to) : 0);
}

function outcomeOf(events: readonly CallEvent[], direction: CallDirection, answeredAt: Date | null): CallOutcome {
  if (answeredAt) return "answered";
  const gaveUp = direction === "incoming" && events.some(({ act, byCaller }) => isEnd(act) && byCaller === true);
  return gaveUp ? "abandoned" : "unanswered";
}

function ringingNow(events: readonly CallEvent[]): string[] {
  const now = new Set<string>();
  for (const { act, extension } of events) {
    if (act === "answered") now.clear();
    if (extension === null) continue;
    if (act === "ringing") now.add(extension);
    else if (act === "left") now.delete(extension);
  }
  return [...now].sort();
}

const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));

const largest = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((number) => number !== null);
  return known.length > 0 ? Math.max(...known) : null;
};
const earliest = (dates: readonly Date[]): Date | null =>
  dates.length > 0 ? new Date(Math.min(...dates.map((date) => date.getTime()))) : null;
const latest = (dates: readonly Date[]): Date | null =>
  dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : null;
