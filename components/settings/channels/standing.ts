import type { ShownConnection } from "@/server/routers/connections";

/** How a vendor stands, the worst first. */
export const STANDINGS = ["trouble", "on", "off", "empty"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Something waits to be read for longer than this: the worker is behind, or not there. */
const LAG_MS = 2 * 60_000;

/**
 * `trouble`: switched on, and something of it is not understood, fails or lags, or it does not answer. `empty`: what it needs is not given.
 * A vendor who needs nothing is on.
 */
export function standingOf({ enabled, complete, fields, pulse, downSince }: ShownConnection, now: Date): Standing {
  if (!enabled && fields.some(({ needed }) => needed)) return complete ? "off" : "empty";
  const lags = pulse?.waitingSince && now.getTime() - pulse.waitingSince.getTime() > LAG_MS;
  const wrong = pulse && (pulse.unreadableToday > 0 || pulse.failedToday > 0 || pulse.refusedToday > 0);
  return lags || wrong || downSince ? "trouble" : "on";
}
