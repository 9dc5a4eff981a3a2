import { expect, it } from "vitest";
import { filterOf, queryOf } from "./address";

it("reads and writes the same words", () => {
  const { filter } = filterOf({ q: "0500 000 00 14", state: ["failed", "unknown"], medium: "sms", cursor: "51" });
  expect(filter).toMatchObject({ state: ["failed", "unknown"], medium: "sms", cursor: 51 });
  expect(queryOf(filter)).toBe("?q=0500+000+00+14&state=failed&state=unknown&medium=sms&cursor=51");
  expect(filterOf(new URLSearchParams("state=failed")).filter).toMatchObject({ state: ["failed"] });
});

it("drops what it does not know", () => {
  expect(queryOf(filterOf({ q: "a\0b", cursor: "99999999999" }).filter)).toBe("");
  expect(queryOf(filterOf({ state: "gone", medium: "pigeon", cursor: "-1", sender: "", q: "" }).filter)).toBe("");
});
