import { describe, expect, it } from "vitest";
import { DEAD_MS, type ProcessState, problemsOf, shownProcesses, WAITING_LIMIT_MS, WORK_KINDS } from "./system";

const START = Date.UTC(2026, 0, 19, 8);
const process = (kind: ProcessState["kind"], ageMs: number, started = 0): ProcessState => ({
  kind,
  ageMs,
  startedAt: new Date(START + started),
  beatAt: new Date(START + started),
});

describe("what is wrong", () => {
  it("is nothing while one worker beats, however many others died", () => {
    expect(
      problemsOf({ processes: [process("worker", 99 * DEAD_MS), process("worker", DEAD_MS)], waiting: [], disk: null }),
    ).toEqual([]);
  });

  it("is the worker first, with its last sign of life, then what has waited longest", () => {
    const waiting = [
      { kind: "messages" as const, count: 12, oldestMs: WAITING_LIMIT_MS.messages + 1 },
      { kind: "handovers" as const, count: 2, oldestMs: WAITING_LIMIT_MS.handovers + 1 },
      { kind: "media" as const, count: 2, oldestMs: WAITING_LIMIT_MS.media },
    ];
    const found = problemsOf({ processes: [process("web", 0), process("worker", DEAD_MS + 1)], waiting, disk: null });
    expect(found).toMatchObject([
      { kind: "worker", ageMs: DEAD_MS + 1 },
      { work: "handovers" },
      { work: "messages", count: 12 },
    ]);
    expect(problemsOf({ processes: [], waiting: [], disk: null })).toEqual([{ kind: "worker", ageMs: null }]);
  });

  it.each([
    ["little of a small disk", { freeBytes: 14e9, totalBytes: 100e9 }, true],
    ["enough of a small disk", { freeBytes: 16e9, totalBytes: 100e9 }, false],
    ["a small part of a large disk", { freeBytes: 40e9, totalBytes: 4e12 }, false],
    ["hardly anything of a large disk", { freeBytes: 19e9, totalBytes: 4e12 }, true],
  ])("is a disk with too little room: %s", (_, disk, low) => {
    const found = problemsOf({ processes: [process("worker", 0)], waiting: [], disk });
    expect(found).toEqual(low ? [{ kind: "disk", ...disk }] : []);
  });

  it("knows every kind of work", () => {
    expect([...WORK_KINDS].sort()).toEqual(Object.keys(WAITING_LIMIT_MS).sort());
  });
});

describe("the processes as people see them", () => {
  it("are numbered by when they began; one that died long ago is left out while others of its kind live", () => {
    const shown = shownProcesses([
      process("worker", 1000, 2),
      process("web", 2000, 1),
      process("web", 1000, 0),
      process("worker", 3_600_000, 0),
    ]);
    expect(shown.map(({ kind, number, ageMs }) => [kind, number, ageMs])).toEqual([
      ["web", 1, 1000],
      ["web", 2, 2000],
      ["worker", 1, 1000],
    ]);
    expect(shownProcesses([process("worker", 3_600_000)])).toHaveLength(1);
  });
});
