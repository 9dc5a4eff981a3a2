import fc from "fast-check";
import { expect, it } from "vitest";
import { cut, oddText, plain } from "./odd-text";

it("finds what no database keeps, wherever it stands", () => {
  expect(oddText({ a: ["x", { b: "ab\0c" }] })).toEqual(["a", "1", "b"]);
  expect(oddText({ "a\0": 1 })).toEqual([]);
  expect(oddText("half of a sign: \ud83d")).toEqual([]);
  expect(oddText({ a: "whole: 🌳", b: [null, 3, undefined] })).toBeNull();
});

it("makes any text one that can be kept", () => {
  expect(plain("a\0b")).toBe("ab");
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  fc.assert(fc.property(units, (text) => oddText(plain(text)) === null));
});

it("never cuts a sign in two", () => {
  expect(cut("ağaç 🌳", 6)).toBe("ağaç ");
  expect(cut("ağaç 🌳", 7)).toBe("ağaç 🌳");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, most) => {
      const begun = cut(text, most);
      return begun.isWellFormed() && begun.length <= most && text.startsWith(begun);
    }),
  );
});
