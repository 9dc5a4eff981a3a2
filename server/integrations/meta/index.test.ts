import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { metaReceiver } from ".";

const receiver = metaReceiver({
  verifyToken: "agreed-word",
  appSecret: "app-secret",
  pageId: "1",
  pageToken: "token",
  humanAgent: "no",
  graphUrl: "http://127.0.0.1:1",
});
const raw = new TextEncoder().encode('{"object":"page","entry":[]}');
const knock = { method: "POST" as const, raw, query: new URLSearchParams(), header: () => null, key: null, from: "" };
const signed = (secret: string) => `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;

it("repeats the challenge to whoever knows the agreed word", () => {
  const visit = (word: string) =>
    receiver.handshake?.({
      ...knock,
      method: "GET",
      query: new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": word, "hub.challenge": "115" }),
    });
  expect(visit("agreed-word")).toEqual({ body: "115", type: "text/plain" });
  expect(visit("another")).toBeNull();
});

it("takes only bytes that Meta has signed", () => {
  const verify = (given: string | null) =>
    receiver.isVendor({ ...knock, header: (name) => (name === "x-hub-signature-256" ? given : null) });
  expect(verify(signed("app-secret"))).toBe(true);
  for (const wrong of [signed("another"), "sha256=00", null]) expect(verify(wrong)).toBe(false);
});
