import fc from "fast-check";
import { expect, it } from "vitest";
import { sparkOf } from "@/server/testing/open311";
import { formatOf, write } from "./write";

it.each([
  ["services.xml", "application/json", "services", "xml"],
  ["services.json", null, "services", "json"],
  ["requests/2026-000123.json", null, "requests/2026-000123", "json"],
  ["requests/2026-000123", "application/json", "requests/2026-000123", "json"],
  ["requests", "text/xml, application/json", "requests", "xml"],
  ["requests", "*/*", "requests", "xml"],
  ["requests", null, "requests", "xml"],
])("%s for %s is %s in %s", (path, accept, rest, format) =>
  expect(formatOf(path, accept)).toEqual({ path: rest, format }),
);

it("writes an empty list and an empty value", () => {
  expect(write("xml", "services", []).body).toContain("<services/>");
  expect(write("xml", "errors", [{ code: 400, description: null }]).body).toContain("<description/>");
  expect(write("json", "errors", []).body).toBe("[]");
});

it("says in XML whatever can be said in it", () => {
  const words = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.trim() === text && text !== "");
  fc.assert(
    fc.property(words, (description) => {
      const written = write("xml", "errors", [{ code: 400, description }]).body;
      const readable = description.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, "").replace(/\r\n?/g, "\n");
      expect(sparkOf(written)).toEqual([{ code: "400", description: readable.trim() || null }]);
    }),
  );
});
