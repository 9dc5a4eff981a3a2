import fc from "fast-check";
import { expect, test } from "vitest";
import { isTckn, maskTckn } from "./tckn";

test.each([
  ["10000000146", true],
  ["10000000147", false],
  ["10000000156", false],
  ["00000000000", false],
  ["01000000146", false],
  ["1000000014", false],
  ["100000001460", false],
  ["1000000014a", false],
  ["１0000000146", false],
  ["100 000 001 46", false],
  ["", false],
])("%j is an identity number: %s", (text, expected) => {
  expect(isTckn(text)).toBe(expected);
});

/** The rule itself: tenth and eleventh digits by the first nine. */
function withCheckDigits(nine: number): string {
  const d = [...String(nine)].map(Number);
  const sum = (from: number, step: number) => d.reduce((s, x, i) => (i % step === from ? s + x : s), 0);
  const tenth = (((sum(0, 2) * 7 - sum(1, 2)) % 10) + 10) % 10;
  return `${nine}${tenth}${(sum(0, 1) + tenth) % 10}`;
}

const numbers = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(withCheckDigits);

test("nine digits with their check digits are one, and no longer with any digit changed", () => {
  fc.assert(
    fc.property(numbers, fc.nat({ max: 10 }), fc.integer({ min: 1, max: 9 }), (tckn, place, by) => {
      expect(isTckn(tckn)).toBe(true);
      const changed = (Number(tckn[place]) + by) % 10;
      expect(isTckn(tckn.slice(0, place) + changed + tckn.slice(place + 1))).toBe(false);
    }),
  );
});

test("masked, three of eleven digits remain", () => {
  expect(maskTckn("10000000146")).toBe("1••••••••46");
});
