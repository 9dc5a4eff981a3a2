import { describe, expect, it } from "vitest";
import { BAD_SETTINGS } from "./failure.mjs";
import { supervise } from "./supervise.mjs";

const PAUSES = { first: 1, longest: 8, steady: 60_000 };

/** Processes that end one after the other with these codes; the last one is stopped. */
function lives(codes: readonly number[]) {
  const ends: { name: string; code: number; again: number }[] = [];
  let started = 0;
  const start = () => ({ exited: Promise.resolve(codes[started++] ?? 0) });
  const how = { stopping: () => started >= codes.length, ended: (end: (typeof ends)[number]) => ends.push(end) };
  return { ends, started: () => started, run: (pauses = PAUSES) => supervise("worker", start, { ...how, pauses }) };
}

describe("a supervised process", () => {
  it("is started again with pauses that double up to a bound", async () => {
    const life = lives([1, 137, 1, 1, 1, 1]);
    await life.run();
    expect(life.ends.map(({ again }) => again)).toEqual([1, 2, 4, 8, 8]);
    expect(life.ends[1]).toMatchObject({ name: "worker", code: 137 });
  });

  it("counts as well again after it has stayed up", async () => {
    const life = lives([1, 1, 1, 1]);
    await life.run({ ...PAUSES, steady: 0 });
    expect(life.ends.map(({ again }) => again)).toEqual([1, 1, 1]);
  });

  it("is not started again where it says that it never can run", async () => {
    const life = lives([1, BAD_SETTINGS, 0]);
    await expect(life.run()).rejects.toMatchObject({
      message: "The worker cannot run with these settings.",
      exitCode: BAD_SETTINGS,
    });
    expect(life.started()).toBe(2);
  });

  it("is left as it is once all stops", async () => {
    const life = lives([0]);
    await life.run();
    expect(life.ends).toEqual([]);
  });
});
