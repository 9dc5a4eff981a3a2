import { describe, expect, it } from "vitest";
import { loadMessages, type MessageTree, NAMESPACES } from "@/messages";

const keys = (tree: MessageTree, path = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key] : keys(value, `${path}${key}.`),
  );

const blanks = (tree: MessageTree): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? (value.trim() === "" ? [key] : []) : blanks(value),
  );

describe.each(NAMESPACES)("messages of %s", (namespace) => {
  it("are there in both languages, none of them empty", async () => {
    const [turkish, english] = await Promise.all([loadMessages("tr"), loadMessages("en")]);
    const own = turkish[namespace] ?? {};
    const other = english[namespace] ?? {};
    expect(keys(other).sort()).toEqual(keys(own).sort());
    expect([...blanks(own), ...blanks(other)]).toEqual([]);
  });
});
