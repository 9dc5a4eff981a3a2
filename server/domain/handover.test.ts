import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FOLLOWED,
  type HANDOVER_STATES,
  type HandedOutcome,
  MOST_ATTEMPTS,
  newsOf,
  nextAskAt,
  settledHandover,
} from "./handover";
import { DAY_MS, MINUTE_MS } from "./time";

const NOW = new Date("2026-01-19T08:00:00Z");
const row = (state: (typeof HANDOVER_STATES)[number], attempts = 1) => ({ id: 1, state, attempts });

describe("settling", () => {
  it.each([
    ["taken", { kind: "accepted", number: "7" }, { state: "accepted", number: "7" }],
    ["unknown", { kind: "accepted", number: "7" }, { state: "accepted", number: "7" }],
    ["given", { kind: "accepted", number: "7" }, { state: "accepted", number: "7" }],
    ["taken", { kind: "given", token: "t" }, { state: "given", token: "t" }],
    ["taken", { kind: "unknown", reason: "noAnswer" }, { state: "unknown", error: "noAnswer" }],
    ["taken", { kind: "refused", reason: "peer:400" }, { state: "refused", nextAt: null }],
    ["taken", { kind: "failed", reason: "noService" }, { state: "failed", nextAt: null }],
    ["taken", { kind: "retry", reason: "network" }, { state: "queued", error: "network" }],
    ["unknown", { kind: "retry", reason: "notThere" }, { state: "queued" }],
    ["given", { kind: "retry", reason: "network" }, null],
    ["unknown", { kind: "unknown", reason: "noAnswer" }, null],
    ["accepted", { kind: "retry", reason: "network" }, null],
    ["accepted", { kind: "accepted", number: "8" }, null],
    ["closed", { kind: "unknown", reason: "noAnswer" }, null],
    ["dropped", { kind: "accepted", number: "7" }, null],
  ] as const)("%s after %o", (state, outcome, expected) => {
    const settled = settledHandover(row(state), outcome, NOW);
    if (expected === null) expect(settled).toBeNull();
    else expect(settled).toMatchObject(expected);
  });

  it("gives up after the last attempt, visibly", () =>
    expect(settledHandover(row("taken", MOST_ATTEMPTS), { kind: "retry", reason: "network" }, NOW)).toMatchObject({
      state: "failed",
      nextAt: null,
    }));

  it("waits as long as their system asks", () => {
    const settled = settledHandover(row("taken"), { kind: "retry", reason: "busy", afterSeconds: 3600 }, NOW);
    expect(settled?.nextAt).toEqual(new Date(NOW.getTime() + 3_600_000));
  });

  it("never sends again what may have been taken, and never forgets a number", () => {
    const outcomes = fc.array(
      fc.constantFrom<HandedOutcome>(
        { kind: "accepted", number: "7" },
        { kind: "given", token: "t" },
        { kind: "unknown", reason: "noAnswer" },
        { kind: "refused", reason: "peer:400" },
      ),
    );
    fc.assert(
      fc.property(outcomes, (all) => {
        let state: (typeof HANDOVER_STATES)[number] = "taken";
        let number: string | undefined;
        for (const outcome of all) {
          const settled = settledHandover({ id: 1, state, attempts: 1 }, outcome, NOW);
          state = settled?.state ?? state;
          number = settled?.number ?? number;
          expect(state).not.toBe("queued");
          if (number) expect(state).toBe("accepted");
        }
      }),
    );
  });
});

describe("asking", () => {
  it.each([
    ["accepted", 0, 5],
    ["accepted", 60 * 60_000, 15],
    ["accepted", 3 * DAY_MS, 360],
    ["closed", DAY_MS, 1440],
    ["unknown", 3 * DAY_MS, 360],
  ] as const)("%s for %d ms is asked again in %d minutes", (state, age, minutes) =>
    expect(nextAskAt({ state, stateAt: new Date(NOW.getTime() - age) }, NOW)).toEqual(
      new Date(NOW.getTime() + minutes * MINUTE_MS),
    ),
  );

  it.each([
    ["closed", 16 * DAY_MS],
    ["unknown", 8 * DAY_MS],
    ["given", 8 * DAY_MS],
    ["accepted", 366 * DAY_MS],
  ] as const)("%s is let go after %d ms", (state, age) => {
    expect(FOLLOWED).toContain(state);
    expect(nextAskAt({ state, stateAt: new Date(NOW.getTime() - age) }, NOW)).toBeNull();
  });
});

describe("news", () => {
  const known = (status: string | null, notes: string | null = null, told = false) => ({ status, notes, told });
  it.each([
    [known(null), "open", null, null],
    [known(null), "open", "Ekip yolda", "news"],
    [known("open"), "open", null, null],
    [known("open"), "open", "Ekip yolda", "news"],
    [known("open"), "closed", "Yapıldı", "closed"],
    [known(null), "closed", null, "closed"],
    [known("closed", "Yapıldı", true), "closed", "Yapıldı", null],
    [known("closed", "Yapıldı", true), "open", null, "news"],
    [known("open", null, true), "closed", "Yine yapıldı", "news"],
  ] as const)("%o then %s %s: %s", (before, status, notes, expected) =>
    expect(newsOf(before, { status, notes, at: null })).toBe(expected),
  );
});
