import { expect, it } from "vitest";
import { apiQuery, deliveryAddress, keyAddress, webhookAddress, webhooksHref } from "./address";

it("takes what makes sense and leaves out the rest", () => {
  expect(keyAddress.parse({ q: ["crm", "x"], state: "lost" })).toEqual({ q: "crm", state: undefined });
  expect(deliveryAddress.parse({ state: "held", number: "2026-12", from: "2026-02-31", cursor: "-1" })).toEqual({
    subscription: undefined,
    state: "held",
    event: undefined,
    number: "2026-12",
    from: undefined,
    to: undefined,
    sort: undefined,
    cursor: undefined,
  });
  expect(webhookAddress.parse({ q: "", state: "lost", sort: "id" })).toEqual({
    q: "",
    state: undefined,
    sort: "state",
  });
});

it("says the order of webhooks only where it is another than the usual", () => {
  const now = webhookAddress.parse({ q: "crm", state: "failing" });
  expect(webhooksHref(now)).toBe("/settings/api/webhooks?q=crm&state=failing");
  expect(webhooksHref(now, { sort: "-waiting" })).toBe("/settings/api/webhooks?q=crm&state=failing&sort=-waiting");
});

it("gives an address back as it was", () => {
  const now = deliveryAddress.parse({ subscription: "3", event: "request.resolved", to: "2026-01-19" });
  expect(apiQuery(now)).toBe("?subscription=3&event=request.resolved&to=2026-01-19");
  expect(apiQuery({})).toBe("");
});
