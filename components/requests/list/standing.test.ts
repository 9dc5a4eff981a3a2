import { describe, expect, it } from "vitest";
import { afterLeaving, nextOf, standing } from "./standing";

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const shown = (before: number[], fresh: number[], whole: boolean, leaving: number[] = []) =>
  standing(rows(...before), rows(...fresh), whole, new Set(leaving)).map(({ row, gone }) => (gone ? -row.id : row.id));

describe("rows that left keep their line", () => {
  it.each([
    ["nothing left", [1, 2, 3], [1, 2, 3], true, [1, 2, 3]],
    ["the middle one", [1, 2, 3], [1, 3], true, [1, -2, 3]],
    ["the first one", [1, 2, 3], [2, 3], true, [-1, 2, 3]],
    ["two neighbours", [1, 2, 3, 4], [1, 4], true, [1, -2, -3, 4]],
    ["the last one of all", [1, 2, 3], [1, 2], true, [1, 2, -3]],
    ["pushed to the next page by a new one", [1, 2, 3], [9, 1, 2], false, [9, 1, 2]],
    ["all of them", [1, 2], [], true, [-1, -2]],
    ["a first look", [], [1, 2], true, [1, 2]],
  ])("%s", (_, before, fresh, whole, expected) => expect(shown(before, fresh, whole)).toEqual(expected));

  it("marks at once what one's own act takes away", () => expect(shown([1, 2], [1, 2], true, [2])).toEqual([1, -2]));
});

describe("the next row", () => {
  const items = standing(rows(1, 2, 3, 4), rows(1, 3, 4), true);
  it.each([
    [1, 1, 3],
    [3, -1, 1],
    [4, 1, 4],
    [1, -1, 1],
    [null, 1, 1],
    [null, -1, 4],
    [99, 1, 1],
  ] as const)("from %s by %s is %s", (from, step, to) => expect(nextOf(items, from, step)).toBe(to));

  it("after a row was dealt with is the one below, else the one above, else none", () => {
    expect(afterLeaving(items, 1)).toBe(3);
    expect(afterLeaving(items, 4)).toBe(3);
    expect(afterLeaving(standing(rows(7), rows(7), true), 7)).toBeNull();
  });
});
