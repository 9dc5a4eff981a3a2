import { expect, it } from "vitest";
import { askedChangeSchema, changeSchema } from "./changes";

it.each([
  { act: "merge", mainId: 1 },
  { act: "unmerge" },
  { act: "adopt", mergedId: 1, count: 1 },
  { act: "orphan", mergedId: 1, count: 1 },
])("does not take half of what a verb does to two requests: $act", (change) => {
  expect(changeSchema.safeParse(change).success).toBe(true);
  expect(askedChangeSchema.safeParse(change).success).toBe(false);
});
