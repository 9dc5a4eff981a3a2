import { describe, expect, it } from "vitest";
import { apart, axisTicks, axisTop } from "./chart-scale";

describe("an axis", () => {
  it.each([
    [27761, [0, 10000, 20000, 30000]],
    [20500, [0, 10000, 20000, 30000]],
    [14900, [0, 5000, 10000, 15000]],
    [7, [0, 3, 6, 9]],
    [1, [0, 0.5, 1]],
    [0, [0, 1]],
  ])("up to %i stands on %j", (highest, ticks) => {
    expect(axisTicks(highest)).toEqual(ticks);
  });

  it("has at most four lines and reaches the highest value", () => {
    for (let highest = 1; highest < 100_000; highest = Math.ceil(highest * 1.07)) {
      const ticks = axisTicks(highest);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
    }
  });

  it("of a small chart has one round line", () => {
    expect(axisTop(18900)).toBe(20000);
    expect(axisTop(552)).toBe(600);
    expect(axisTop(1000)).toBe(1000);
    expect(axisTop(0)).toBe(1);
  });
});

describe("names at the lines' ends", () => {
  it("stay where they are when there is room, and keep their order when there is not", () => {
    expect(apart(10, 40, 16)).toEqual([10, 40]);
    expect(apart(20, 24, 16)).toEqual([14, 30]);
    expect(apart(24, 20, 16)).toEqual([30, 14]);
    expect(apart(20, 20, 16)).toEqual([12, 28]);
  });
});
