import { expect, it } from "vitest";
import { isFiltered, warningFilterOf, warningsHref } from "./address";

it("reads and writes the same words", () => {
  const words = { q: "2026-000123", step: "head", seen: "no", sort: "-due", cursor: "1769000000000-51" };
  const { filter } = warningFilterOf({ ...words, department: "3" });
  expect(filter).toEqual({ ...words, department: 3 });
  expect(warningsHref(filter)).toBe(
    "/warnings?q=2026-000123&step=head&seen=no&department=3&sort=-due&cursor=1769000000000-51",
  );
});

it("drops what it does not know", () => {
  const broken = { q: "", step: "mayor", seen: ["yes", "no"], department: "x", sort: "number", cursor: "-1" };
  expect(warningsHref(warningFilterOf(broken).filter)).toBe("/warnings");
});

it("knows an order from a filter", () => {
  expect(isFiltered(warningFilterOf({ sort: "due", cursor: "1-1" }).filter)).toBe(false);
  expect(isFiltered(warningFilterOf({ department: "-" }).filter)).toBe(true);
});
