import { expect, it } from "vitest";
import { cimerFilterOf, cimerHref } from "./address";

it("reads an address and drops what is broken", () => {
  expect(cimerFilterOf({}).filter).toEqual({ list: "enter" });
  expect(cimerFilterOf({ list: "due", q: "2600", cursor: "a.b" }).filter).toEqual({
    list: "due",
    q: "2600",
    cursor: "a.b",
  });
  expect(cimerFilterOf({ list: "x", q: "26", cursor: ["a", "b"] })).toEqual({
    filter: { list: "enter" },
    unreadable: ["list=x", "q=26", "cursor=a,b"],
  });
});

it("writes only what is asked", () => {
  expect(cimerHref({ list: "enter" })).toBe("/cimer");
  expect(cimerHref({ list: "all", q: "26 0" }, "/api/exports/cimer")).toBe("/api/exports/cimer?list=all&q=26+0");
});
