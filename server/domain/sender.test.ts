import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "./delivery";
import { type Health, healthAfter, rests, WELL, windowOf } from "./sender";

const NOW = new Date("2026-01-19T08:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const retry = (reason: string): Outcome => ({ kind: "retry", reason });
const run = (outcomes: Outcome[], start: Health = WELL) =>
  outcomes.reduce((health, outcome) => healthAfter(health, outcome, NOW), start);

describe("turns", () => {
  it("are spread, or halved where they are few", () => {
    expect(windowOf({ count: 240, seconds: 60 })).toEqual({ turns: 18, seconds: 5 });
    expect(windowOf({ count: 20, seconds: 60 })).toEqual({ turns: 10, seconds: 60 });
    expect(windowOf({ count: 1, seconds: 60 })).toEqual({ turns: 1, seconds: 60 });
  });

  it("are never more than allowed in any span of that length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), fc.constantFrom(60, 120, 3600), (count, seconds) => {
        const window = windowOf({ count, seconds });
        const touched = seconds / window.seconds + 1;
        expect(window.turns * touched).toBeLessThanOrEqual(count);
      }),
    );
  });
});

describe("health", () => {
  it("rests at once where the account is wrong, and longer each time", () => {
    for (const reason of ["account", "balance", "header"]) {
      const once = run([retry(reason)]);
      expect(once).toEqual({ failures: 1, downSince: NOW, reason, tryAt: later(1) });
      expect(run([retry(reason)], once)).toMatchObject({ downSince: NOW, tryAt: later(2) });
      expect(run(Array.from({ length: 9 }, () => retry(reason)))).toMatchObject({ tryAt: later(15) });
    }
  });

  it("rests after the third failure of the line in a row", () => {
    const twice: Outcome[] = [retry("network"), { kind: "unknown", reason: "noAnswer" }];
    expect(rests(run(twice), NOW)).toBe(false);
    expect(run([...twice, retry("vendorDown")])).toMatchObject({ downSince: NOW, tryAt: later(1) });
    expect(run([...twice, { kind: "accepted", vendorId: "1" }, retry("network")])).toMatchObject({ downSince: null });
  });

  it("goes on resting when the one message that was let through fails", () => {
    const down = { failures: 3, downSince: later(-10), reason: "network", tryAt: NOW };
    expect(healthAfter(down, retry("network"), NOW)).toEqual({
      failures: 4,
      downSince: later(-10),
      reason: "network",
      tryAt: later(2),
    });
  });

  it("is well again with the first message that it takes, or refuses for its own sake", () => {
    const down = run([retry("account")]);
    for (const outcome of [
      { kind: "accepted", vendorId: "1" },
      { kind: "refused", reason: "number" },
    ] as const)
      expect(run([outcome], down)).toEqual(WELL);
  });

  it("only pauses where it is asked too often, for as long as it says", () => {
    expect(run([{ kind: "retry", reason: "rateLimited", afterSeconds: 300 }])).toEqual({
      failures: 0,
      downSince: null,
      reason: "rateLimited",
      tryAt: later(5),
    });
    expect(run([retry("rateLimited")]).tryAt).toEqual(later(1));
  });
});
