import { MEASURES, type Measures, noMeasures, quantileDays } from "@/server/domain/statistics";
import type { Day } from "@/server/domain/time";

/** The figures of one value of a dimension, such as a channel or a department. */
export type Line = {
  now: Measures;
  /** Received in the months that are compared: what `before` is held against. */
  compared: number;
  /** Received in the same months of the year before; null where nothing is known of it. */
  before: number | null;
  /** Working days from received to answered; null where they are not kept. */
  days: { median: number | null; p90: number | null } | null;
  /** Figures that the municipality has published and that are exactly those here. */
  published: { received: boolean; resolved: boolean };
};

/** While it is added up. */
export type Sum = Line & { before: number };

export type Point = { month: Day; now: number | null; before: number | null };

export const emptySum = (): Sum => ({
  now: noMeasures(),
  compared: 0,
  before: 0,
  days: null,
  published: { received: false, resolved: false },
});

/** From columns in the order of `MEASURES`. */
export function measuresOf(values: readonly number[]): Measures {
  const measures = noMeasures();
  for (const [index, measure] of MEASURES.entries()) measures[measure] = values[index] ?? 0;
  return measures;
}

export function addNow(sum: Sum, measures: Measures): void {
  for (const measure of MEASURES) sum.now[measure] += measures[measure];
}

/** Buckets, and how many fell into each: as they come from the database. */
export type Buckets = readonly [buckets: readonly number[], counts: readonly number[]];

export function daysOf(all: readonly Buckets[]): { median: number | null; p90: number | null } {
  const sums = new Map<number, number>();
  for (const [buckets, counts] of all) {
    for (const [index, bucket] of buckets.entries()) sums.set(bucket, (sums.get(bucket) ?? 0) + (counts[index] ?? 0));
  }
  const entries = [...sums].map(([bucket, count]) => ({ bucket, count }));
  return { median: quantileDays(entries, 0.5), p90: quantileDays(entries, 0.9) };
}
