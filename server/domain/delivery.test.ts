import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askAgainAt, backOffMs, isResendable, MOST_ROUNDS, type Outcome, settled } from "./delivery";
import { MESSAGE_STATES, type MessageState } from "./notices";

const NOW = new Date("2026-01-19T08:00:00Z");
const message = (state: MessageState, round = 1, tried: string[] = []) => ({
  id: 7,
  state,
  sender: "first",
  tried,
  rounds: round - 1,
});
const MINUTE = 60_000;

describe("an answer to a sending", () => {
  it.each<[Outcome, MessageState]>([
    [{ kind: "accepted", vendorId: "v" }, "accepted"],
    [{ kind: "delivered" }, "delivered"],
    [{ kind: "refused", reason: "windowClosed" }, "refused"],
    [{ kind: "failed", reason: "vendor:1" }, "failed"],
    [{ kind: "expired" }, "expired"],
    [{ kind: "unknown", reason: "noAnswer" }, "unknown"],
    [{ kind: "retry", reason: "network" }, "queued"],
  ])("%o", (outcome, state) => {
    expect(settled(message("taken"), outcome, NOW)?.state).toBe(state);
  });

  it("waits longer each time, at least as long as the vendor says, and gives up visibly", () => {
    const waits = [1, 2, 3, 4, 5].map((round) => {
      const next = settled(message("taken", round), { kind: "retry", reason: "network" }, NOW);
      return next?.nextAt ? (next.nextAt.getTime() - NOW.getTime()) / MINUTE : null;
    });
    for (const [index, least] of [1, 5, 30, 120, 360].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThanOrEqual(least * 1.2);
    }
    expect(settled(message("taken"), { kind: "retry", reason: "rateLimited", afterSeconds: 900 }, NOW)?.nextAt).toEqual(
      new Date(NOW.getTime() + 15 * MINUTE),
    );
    expect(settled(message("taken", MOST_ROUNDS), { kind: "retry", reason: "network" }, NOW)).toEqual({
      state: "failed",
      error: "network",
      nextAt: null,
    });
  });

  it("spreads what failed together", () => {
    expect(new Set([1, 2, 3, 4, 5].map((id) => backOffMs(id, 1))).size).toBe(5);
  });
});

describe("the next sender", () => {
  const retry = { kind: "retry", reason: "balance" } as const;
  const others = ["first", "second", "third"];

  it("gets at once what one certainly did not take, until all were tried", () => {
    expect(settled(message("taken"), retry, NOW, { others })).toEqual({
      state: "queued",
      error: "balance",
      nextAt: NOW,
      tried: ["first"],
    });
    const last = settled(message("taken", 2, ["second", "third"]), retry, NOW, { others });
    expect(last).toMatchObject({ state: "queued", tried: [], rounds: 2 });
    expect(last?.nextAt?.getTime()).toBeGreaterThan(NOW.getTime());
    expect(settled(message("taken", MOST_ROUNDS, ["second", "third"]), retry, NOW, { others })?.state).toBe("failed");
  });

  it("never gets what may have been taken, or what was refused for its own sake", () => {
    expect(settled(message("taken"), { kind: "unknown", reason: "noAnswer" }, NOW, { others })?.state).toBe("unknown");
    expect(settled(message("taken"), { kind: "refused", reason: "number" }, NOW, { others })?.state).toBe("refused");
  });
});

describe("never back", () => {
  const report = fc.constantFrom<Outcome>(
    { kind: "accepted", vendorId: "v" },
    { kind: "delivered" },
    { kind: "refused", reason: "windowClosed" },
    { kind: "failed", reason: "vendor:1" },
    { kind: "expired" },
    { kind: "unknown", reason: "noAnswer" },
  );
  const fate = (start: MessageState, reports: readonly Outcome[]) =>
    reports.reduce<MessageState>((state, outcome) => settled(message(state), outcome, NOW)?.state ?? state, start);

  it("ends the same in whatever order and however often a vendor reports", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<MessageState>("taken", "unknown", "accepted"),
        fc
          .array(report, { minLength: 1, maxLength: 8 })
          .chain((reports) =>
            fc.tuple(
              fc.constant(reports),
              fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 }),
            ),
          ),
        (start, [reports, shuffled]) => {
          expect(fate(start, shuffled)).toBe(fate(start, reports));
        },
      ),
    );
  });

  it("queues again only what was taken or is unknown and certainly did not arrive", () => {
    for (const state of MESSAGE_STATES) {
      const next = settled(message(state), { kind: "retry", reason: "notTaken" }, NOW);
      expect(next?.state ?? null, state).toBe(state === "taken" || state === "unknown" ? "queued" : null);
    }
  });

  it("takes a vendor's later word for what was accepted and did not leave", () => {
    const retry = { kind: "retry", reason: "balance" } as const;
    expect(settled(message("accepted"), retry, NOW)).toBeNull();
    expect(settled(message("accepted"), retry, NOW, { reported: true })?.state).toBe("queued");
    for (const state of ["delivered", "failed", "queued", "refused", "expired"] as const)
      expect(settled(message(state), retry, NOW, { reported: true, others: ["second"] }), state).toBeNull();
  });

  it("stops a second attempt when the vendor reports the first one as taken after all", () => {
    expect(settled(message("queued"), { kind: "accepted", vendorId: "v" }, NOW)?.state).toBe("accepted");
  });
});

it("asks ever more seldom, and not for ever", () => {
  const taken = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE);
  expect(askAgainAt(taken(0), NOW)).toEqual(new Date(NOW.getTime() + MINUTE));
  expect(askAgainAt(taken(60), NOW)).toEqual(new Date(NOW.getTime() + 60 * MINUTE));
  expect(askAgainAt(taken(4 * 24 * 60), NOW)).toBeNull();
});

it("lets staff send anew only what ended without arriving, or nobody knows", () => {
  expect(MESSAGE_STATES.filter(isResendable)).toEqual(["failed", "expired", "refused", "unknown"]);
});
