import { expect, it } from "vitest";
import { unreadableFilterSchema } from "./unreadable-filter";

it("drops words of its address that make no sense", () => {
  expect(unreadableFilterSchema.parse({ cursor: "99999999999", vendor: "a\0b" })).toEqual({});
  expect(unreadableFilterSchema.parse({ cursor: "x", vendor: ["x", "meta"] })).toEqual({});
  expect(unreadableFilterSchema.parse({ cursor: "12", vendor: "meta" })).toEqual({ cursor: 12, vendor: "meta" });
});
