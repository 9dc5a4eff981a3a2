import type { Citizens } from "./citizens";

/** How a request ends, or where it stands. Kept as one byte. */
export const FATES = [
  "resolved",
  "declined",
  "referred",
  "merged",
  "withdrawn",
  "new",
  "assigned",
  "in_progress",
  "waiting",
] as const;
export type Fate = (typeof FATES)[number];
export const FATE = Object.fromEntries(FATES.map((fate, index) => [fate, index])) as Record<Fate, number>;

/**
 * What is settled about all requests before any one is told: when, by which channel, about what, by whom and how it
 * ends. Index 0 is request 1. Arrays are shared with the threads that tell them.
 */
export type Plan = {
  now: number;
  count: number;
  /** How many of them belong to the first year, whose figures are exact. */
  firstYear: number;
  /** Index of the first request of each year. */
  begins: Map<number, number>;
  receivedAt: Float64Array;
  channel: Uint8Array;
  /** Index into LEAVES. */
  leaf: Uint8Array;
  fate: Uint8Array;
  /** Index of the request it was merged into, or -1. */
  main: Int32Array;
  mergedAt: Float64Array;
  /** Id of the citizen, or 0. */
  citizen: Int32Array;
  citizens: Citizens;
};

export const shared = {
  float: (length: number) => new Float64Array(new SharedArrayBuffer(length * 8)),
  int: (length: number) => new Int32Array(new SharedArrayBuffer(length * 4)),
  byte: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
};
