import { expect, it } from "vitest";
import { filterOf, queryOf } from "./address";

it("reads an address back as it was written", () => {
  const filter = { q: "H-7", state: "trouble", institution: 3, way: "file", cursor: 12 } as const;
  expect(queryOf(filter)).toBe("?q=H-7&state=trouble&institution=3&way=file&cursor=12");
  expect(filterOf(new URLSearchParams(queryOf(filter))).filter).toEqual(filter);
  expect(queryOf({})).toBe("");
});

it("drops what it does not know", () => {
  expect(filterOf({ q: "H\0", cursor: "99999999999" }).filter).toEqual({});
  expect(
    filterOf({ q: "", state: "lost", institution: "0", way: ["file", "api"], cursor: "x", more: "1" }).filter,
  ).toEqual({});
});
