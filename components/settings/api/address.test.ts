import { expect, it } from "vitest";
import { apiQuery, deliveryFilterOf, keyFilterOf, webhookFilterOf, webhooksHref } from "./address";

it("takes what makes sense and names the rest", () => {
  expect(keyFilterOf({ q: "crm", state: "lost" })).toEqual({ filter: { q: "crm" }, unreadable: ["state=lost"] });
  expect(deliveryFilterOf({ state: "held", number: "2026-12", from: "2026-02-31", cursor: "-1" })).toEqual({
    filter: { state: "held", number: "2026-12" },
    unreadable: ["from=2026-02-31", "cursor=-1"],
  });
  expect(webhookFilterOf({ q: "", state: "lost", sort: "id" })).toEqual({
    filter: { q: "", sort: "state" },
    unreadable: ["state=lost", "sort=id"],
  });
});

it("says the order of webhooks only where it is another than the usual", () => {
  const { filter: now } = webhookFilterOf({ q: "crm", state: "failing" });
  expect(webhooksHref(now)).toBe("/settings/api/webhooks?q=crm&state=failing");
  expect(webhooksHref(now, { sort: "-waiting" })).toBe("/settings/api/webhooks?q=crm&state=failing&sort=-waiting");
});

it("gives an address back as it was", () => {
  const { filter: now } = deliveryFilterOf({ subscription: "3", event: "request.resolved", to: "2026-01-19" });
  expect(apiQuery(now)).toBe("?subscription=3&event=request.resolved&to=2026-01-19");
  expect(apiQuery({})).toBe("");
});
