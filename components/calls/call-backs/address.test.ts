import { expect, it } from "vitest";
import { callBackFilterOf, callBackQueryOf } from "./address";

it("is read and written back", () => {
  const query = "?state=closed&owner=-&outcome=talked&number=0532+000+00+14&from=2026-01-01&to=2026-02-01";
  expect(callBackQueryOf(callBackFilterOf(new URLSearchParams(query)).filter)).toBe(query);
  expect(callBackQueryOf(callBackFilterOf({}).filter)).toBe("");
});

it("drops what it does not know", () => {
  const broken = { state: "gone", owner: "", from: "2026-13-40", outcome: ["reached"], number: " " };
  expect(callBackFilterOf(broken)).toEqual({
    filter: { state: "open", outcome: "reached" },
    unreadable: ["state=gone", "from=2026-13-40"],
  });
});
