import { isOpen, type Request, recordedAtOf, type Status } from "./request";
import { type Day, monthOf, yearOf } from "./time";

/**
 * How requests are counted. A request is counted in the month it was received, once in each dimension,
 * under the value and the status it has now; so the sums of a month always add up to its requests. `recorded` alone
 * counts by the month in which requests reached us.
 */
export const DIMENSIONS = ["channel", "department", "category", "neighbourhood"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const MEASURES = [
  "received",
  "recorded",
  "open",
  "resolved",
  "declined",
  "referred",
  "merged",
  "withdrawn",
  /** Answered at least once, whether or not it was opened again. */
  "answered",
  /** The first answer came by the deadline. */
  "onTime",
  /** Opened again after an answer, at least once. */
  "reopened",
] as const;
export type Measure = (typeof MEASURES)[number];
export type Measures = Record<Measure, number>;

export type Counted = Pick<
  Request,
  | "channel"
  | "departmentId"
  | "categoryId"
  | "neighbourhoodId"
  | "status"
  | "receivedAt"
  | "recordedAt"
  | "answeredOnTime"
  | "answeredTenths"
  | "reopenedCount"
>;

export type MonthDelta = { dimension: Dimension; month: Day; key: string } & Measures;
export type DayDelta = { year: number; dimension: Dimension; key: string; bucket: number; count: number };
export type QueueDelta = { department: string; status: Status; count: number };
export type Deltas = { months: MonthDelta[]; days: DayDelta[]; queue: QueueDelta[] };

/** The key of "none": no department, no subject, no neighbourhood. */
export const NONE = "-";

export const noMeasures = (): Measures => Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Measures;

/** Dimensions whose pages show the days from received to answered. */
const DAY_DIMENSIONS: readonly Dimension[] = ["channel", "department"];

/** Tenths of a working day up to 5 days, then whole days up to 60, then one bucket for all beyond; the value is the bucket's lower edge. */
function bucketOf(tenths: number): number {
  if (tenths <= 50) return tenths;
  return Math.min(600, Math.floor(tenths / 10) * 10);
}

const keyOf = (counted: Counted, dimension: Dimension): string => {
  const value = {
    channel: counted.channel,
    department: counted.departmentId,
    category: counted.categoryId,
    neighbourhood: counted.neighbourhoodId,
  }[dimension];
  return value === null ? NONE : String(value);
};

function measuresOf(counted: Counted, sign: number): Measures {
  const measures = noMeasures();
  measures.received = sign;
  const status = counted.status;
  if (isOpen(status)) measures.open = sign;
  else measures[status as Exclude<Status, "new" | "assigned" | "in_progress" | "waiting">] = sign;
  if (counted.answeredOnTime !== null) measures.answered = sign;
  if (counted.answeredOnTime) measures.onTime = sign;
  if (counted.reopenedCount > 0) measures.reopened = sign;
  return measures;
}

function addMonth(months: Map<string, MonthDelta>, delta: MonthDelta): void {
  const at = `${delta.dimension} ${delta.month} ${delta.key}`;
  const sum = months.get(at) ?? { ...delta, ...noMeasures() };
  for (const measure of MEASURES) sum[measure] += delta[measure];
  months.set(at, sum);
}

/** What the sums change by when a request goes from `before` to `after`; null stands for not being there. */
export function deltasOf(before: Counted | null, after: Counted | null): Deltas {
  const months = new Map<string, MonthDelta>();
  const days = new Map<string, DayDelta>();
  const queue = new Map<string, QueueDelta>();
  for (const [counted, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!counted) continue;
    for (const dimension of DIMENSIONS) {
      const key = keyOf(counted, dimension);
      for (const [at, measures] of [
        [counted.receivedAt, measuresOf(counted, sign)],
        [recordedAtOf(counted), { ...noMeasures(), recorded: sign }],
      ] as const)
        addMonth(months, { dimension, month: monthOf(at), key, ...measures });
      if (counted.answeredTenths !== null && DAY_DIMENSIONS.includes(dimension)) {
        const bucket = bucketOf(counted.answeredTenths);
        const year = yearOf(counted.receivedAt);
        const name = `${dimension} ${year} ${key} ${bucket}`;
        const day = days.get(name) ?? { year, dimension, key, bucket, count: 0 };
        day.count += sign;
        days.set(name, day);
      }
    }
    const department = keyOf(counted, "department");
    const place = `${department} ${counted.status}`;
    const entry = queue.get(place) ?? { department, status: counted.status, count: 0 };
    entry.count += sign;
    queue.set(place, entry);
  }
  return {
    months: [...months.values()].filter((sum) => MEASURES.some((measure) => sum[measure] !== 0)),
    days: [...days.values()].filter((day) => day.count !== 0),
    queue: [...queue.values()].filter((entry) => entry.count !== 0),
  };
}

/** All changes of one transaction as one. */
export function addDeltas(all: readonly Deltas[]): Deltas {
  const months = new Map<string, MonthDelta>();
  const days = new Map<string, DayDelta>();
  const queue = new Map<string, QueueDelta>();
  for (const deltas of all) {
    for (const delta of deltas.months) addMonth(months, delta);
    for (const delta of deltas.days) {
      const at = `${delta.dimension} ${delta.year} ${delta.key} ${delta.bucket}`;
      days.set(at, { ...delta, count: (days.get(at)?.count ?? 0) + delta.count });
    }
    for (const delta of deltas.queue) {
      const at = `${delta.department} ${delta.status}`;
      queue.set(at, { ...delta, count: (queue.get(at)?.count ?? 0) + delta.count });
    }
  }
  return {
    months: [...months.values()].filter((sum) => MEASURES.some((measure) => sum[measure] !== 0)),
    days: [...days.values()].filter((day) => day.count !== 0),
    queue: [...queue.values()].filter((entry) => entry.count !== 0),
  };
}

/**
 * The value below which a share of the requests lies, in working days with one decimal; null where nothing was answered.
 * `buckets` need no order. Exact to a tenth up to 5 days, to a day beyond.
 */
export function quantileDays(buckets: readonly { bucket: number; count: number }[], share: number): number | null {
  const sorted = buckets.filter(({ count }) => count > 0).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { bucket, count } of sorted) {
    seen += count;
    if (seen >= total * share) return bucket / 10;
  }
  return null;
}

/** Resolved ÷ received; null where nothing was received. */
export const rateOf = (sum: Pick<Measures, "resolved" | "received">): number | null =>
  sum.received > 0 ? sum.resolved / sum.received : null;

/** First answers by the deadline ÷ all that were answered at least once; null where nothing was answered. */
export const onTimeOf = (sum: Pick<Measures, "onTime" | "answered">): number | null =>
  sum.answered > 0 ? sum.onTime / sum.answered : null;
