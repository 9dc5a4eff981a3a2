import { describe, expect, it } from "vitest";
import { currentHref } from "./navigation";

const items = [
  { href: "/", label: "Bugün" },
  { href: "/requests", label: "Başvurular" },
  { href: "/requests/mine", label: "Üstlendiklerim" },
  { href: "/requests?due=late", label: "Süresi geçen" },
];

describe("the place one stands on", () => {
  it.each([
    ["/", "", "/"],
    ["/requests", "", "/requests"],
    ["/requests", "due=late", "/requests?due=late"],
    ["/requests", "due=today", "/requests"],
    ["/requests/2026-000123", "", "/requests"],
    ["/requests/mine", "", "/requests/mine"],
    ["/requestsbook", "", undefined],
    ["/settings", "", undefined],
  ])("%s ?%s is %s", (path, query, href) => {
    expect(currentHref(items, path, query)).toBe(href);
  });
});
