import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { DOORS, doorAt } from "@/server/http/doors";
import { isBounded } from "@/server/http/route";

/** Everything that answers HTTP and is no page. */
const FILES = globSync("app/**/route.ts").toSorted();
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const TAKES_BODY = ["POST", "PUT", "PATCH"];

/** An address of the route: groups are no part of it, and what stands in its blanks is of no account. */
const addressOf = (file: string): string =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .map((part) => (part.startsWith("[") ? "x" : part))
    .join("/")}`;

it("finds the routes", () => expect(FILES.length).toBeGreaterThan(35));

describe.each(FILES)("%s", (file) => {
  it("answers by the one wrapper, and has a row in the table of doors where it takes a body", async () => {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ resolve(file));
    const handlers = METHODS.flatMap((method) => {
      const handler = exported[method];
      return typeof handler === "function" ? [{ method, handler }] : [];
    });
    expect(handlers).not.toEqual([]);
    expect(handlers.filter(({ handler }) => !isBounded(handler)).map(({ method }) => method)).toEqual([]);
    if (handlers.some(({ method }) => TAKES_BODY.includes(method))) expect(doorAt(addressOf(file))).not.toBeNull();
  });

  it("reads a body by nothing but what bounds it", () => {
    expect(readFileSync(file, "utf8")).not.toMatch(/\brequest\s*\.\s*(?:text|json|formData|arrayBuffer|blob|body)\b/);
  });
});

it.each([
  ["/login/send", "staffForm"],
  ["/account/password/send", "staffForm"],
  ["/basvuru/gonder", "photoForm"],
  ["/takip/ABCD/ekle/gonder", "photoForm"],
  ["/takip/ABCD/vazgec/gonder", "textForm"],
  ["/takip/bul", "textForm"],
  ["/api/v1/files", "restFile"],
  ["/api/v1/requests/2026-000001/photos", "rest"],
  ["/", null],
  ["/requests", null],
  ["/api/health", null],
  ["/api/exports/requests", null],
])("%s is the door %s", (path, door) => expect(doorAt(path)).toBe(door));

it("takes large bodies only where photographs and files come", () => {
  const large = Object.entries(DOORS).filter(([, { most }]) => most > 1024 * 1024);
  expect(large.map(([name]) => name).toSorted()).toEqual(
    ["callFile", "cimerFile", "file", "handoverFile", "open311", "photoForm", "restFile", "webhook"].toSorted(),
  );
});
