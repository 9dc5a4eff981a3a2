import { expect, it } from "vitest";
import { warningFilterOf, warningsHref } from "./address";

it("reads and writes the same words", () => {
  const filter = warningFilterOf({ q: "2026-000123", step: "head", seen: "no", cursor: "51" });
  expect(filter).toEqual({ q: "2026-000123", step: "head", seen: "no", cursor: 51 });
  expect(warningsHref(filter)).toBe("/warnings?q=2026-000123&step=head&seen=no&cursor=51");
});

it("drops what it does not know", () => {
  expect(warningsHref(warningFilterOf({ q: "", step: "mayor", seen: ["yes", "no"], cursor: "-1" }))).toBe("/warnings");
});
