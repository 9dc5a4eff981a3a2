import { expect, it } from "vitest";
import { z } from "zod";
import { loadMessages } from "@/messages";
import { MOST_WEBHOOK_ATTEMPTS, nextTryAt, pauseAfter, WEBHOOK_EVENTS } from "./webhooks";

const NOW = new Date("2026-01-19T08:00:00Z");
const failed = { status: 500, ms: 10, error: "status", retryAfter: null };

it.each(["tr", "en"] as const)("tells of events that have a name in %s", async (locale) => {
  const texts = z
    .object({ events: z.record(z.string(), z.string()) })
    .parse((await loadMessages(locale)).apiDoc).events;
  expect(Object.keys(texts).sort()).toEqual(WEBHOOK_EVENTS.map((event) => event.replace("request.", "")).sort());
});

it("tries for about three days, and then gives up", () => {
  let at = NOW;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTryAt(attempts, failed, at);
    if (!next) {
      expect(attempts).toBe(MOST_WEBHOOK_ATTEMPTS);
      break;
    }
    expect(next.getTime()).toBeGreaterThan(at.getTime());
    at = next;
  }
  const hours = (at.getTime() - NOW.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(72);
  expect(hours).toBeLessThan(84);
});

it("waits as long as the receiver asks, an hour at most", () => {
  const after = (retryAfter: number) =>
    ((nextTryAt(1, { ...failed, retryAfter }, NOW)?.getTime() ?? 0) - NOW.getTime()) / 1000;
  expect(after(1)).toBe(5);
  expect(after(120)).toBe(120);
  expect(after(86_400)).toBe(3600);
});

it("leaves a receiver that does not answer alone for ever longer, five minutes at most", () =>
  expect([1, 2, 3, 4, 50].map((failures) => (pauseAfter(failures, NOW).getTime() - NOW.getTime()) / 1000)).toEqual([
    5, 30, 120, 300, 300,
  ]));
