import { MEASURES, type Measures, noMeasures, quantileDays } from "@/server/domain/statistics";
import type { Day } from "@/server/domain/time";

/** What is shown of the year before, over the months that are compared. */
export type Before = Pick<Measures, "received" | "resolved" | "answered" | "onTime">;

/** The figures of one value of a dimension, such as a channel or a department. */
export type Line = {
  now: Measures;
  /** Received in the months that are compared: what `before` is held against. */
  compared: number;
  /** Null where there is nothing to compare with. */
  before: Before | null;
  /** Working days from received to answered; null where they are not kept. */
  days: { median: number | null; p90: number | null } | null;
  /** Figures that the municipality has published and that are exactly those here. */
  published: { received: boolean; resolved: boolean };
};

export type Point = { month: Day; now: number | null; before: number | null };

const noBefore = (): Before => ({ received: 0, resolved: 0, answered: 0, onTime: 0 });

/** From columns in the order of `MEASURES`. */
export function measuresOf(values: readonly number[]): Measures {
  const measures = noMeasures();
  for (const [index, measure] of MEASURES.entries()) measures[measure] = values[index] ?? 0;
  return measures;
}

const emptyLine = (): Line => ({
  now: noMeasures(),
  compared: 0,
  before: noBefore(),
  days: null,
  published: { received: false, resolved: false },
});

/** Adds figures up; days and what is published do not add up. */
export function addLines(lines: readonly Pick<Line, "now" | "compared" | "before">[]): Line {
  const sum = emptyLine();
  const before = noBefore();
  for (const line of lines) {
    for (const measure of MEASURES) sum.now[measure] += line.now[measure];
    sum.compared += line.compared;
    before.received += line.before?.received ?? 0;
    before.resolved += line.before?.resolved ?? 0;
    before.answered += line.before?.answered ?? 0;
    before.onTime += line.before?.onTime ?? 0;
  }
  return { ...sum, before };
}

/** Buckets and their counts, one after the other: as they come from the database. */
export type Buckets = readonly number[];

export function daysOf(all: readonly Buckets[]): { median: number | null; p90: number | null } {
  const buckets = all.flatMap((flat) =>
    flat.flatMap((bucket, index) => (index % 2 === 0 ? [{ bucket, count: flat[index + 1] ?? 0 }] : [])),
  );
  const counts = new Map<number, number>();
  for (const { bucket, count } of buckets) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  const sums = [...counts].map(([bucket, count]) => ({ bucket, count }));
  return { median: quantileDays(sums, 0.5), p90: quantileDays(sums, 0.9) };
}
