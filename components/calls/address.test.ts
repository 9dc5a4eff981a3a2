import { describe, expect, it } from "vitest";
import { callFilterOf, callQueryOf, monthsShown } from "./address";

describe("the address of the call log", () => {
  it("is read and written back", () => {
    const query = "?direction=incoming&answered=no&number=0532+000+00+14&from=2025-01-01&to=2026-01-01";
    expect(callQueryOf(callFilterOf(new URLSearchParams(query)).filter)).toBe(query);
    expect(callQueryOf(callFilterOf({}).filter)).toBe("");
  });

  it("drops what it does not know", () => {
    expect(callFilterOf({ direction: "sideways", from: "yesterday", answered: ["yes", "no"], number: " " })).toEqual({
      filter: {},
      unreadable: ["direction=sideways", "answered=yes,no", "from=yesterday"],
    });
  });

  it("names what only others may ask", () => {
    const query = new URLSearchParams("number=05320000014&staff=7&queue=1");
    expect(callFilterOf(query, { number: false, staff: false })).toEqual({
      filter: { queue: "1" },
      unreadable: ["number=05320000014", "staff=7"],
    });
  });
});

describe("months whose sums are kept", () => {
  it.each([
    ["the month of today", {}, { from: "2026-12-01", to: "2027-01-01" }],
    ["a span of whole months", { from: "2025-01-01", to: "2026-01-01" }, { from: "2025-01-01", to: "2026-01-01" }],
    ["not a span with a part of a month", { from: "2025-01-01", to: "2025-01-15" }, null],
    ["not an open span", { from: "2025-01-01" }, null],
    ["not a span that ends before it begins", { from: "2025-02-01", to: "2025-01-01" }, null],
  ])("are %s", (_, filter, expected) => {
    expect(monthsShown(filter, "2026-12-30")).toEqual(expected);
  });
});
