import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { xReceiver } from ".";

const receiver = xReceiver({
  userId: "1",
  consumerKey: "key",
  consumerSecret: "consumer-secret",
  accessToken: "-",
  accessTokenSecret: "-",
  apiUrl: "http://127.0.0.1:1",
});
const raw = new TextEncoder().encode('{"data":{}}');
const knock = { method: "POST" as const, raw, query: new URLSearchParams(), header: () => null, key: null, from: "" };
const signed = (over: Uint8Array | string, secret: string) =>
  `sha256=${createHmac("sha256", secret).update(over).digest("base64")}`;

it("signs the token of a check with the consumer secret", () => {
  const query = new URLSearchParams({ crc_token: "9b4507b3-9040-4669-9ca3-6b94edb50553" });
  expect(receiver.handshake?.({ ...knock, method: "GET", query })).toEqual({
    body: JSON.stringify({ response_token: signed("9b4507b3-9040-4669-9ca3-6b94edb50553", "consumer-secret") }),
    type: "application/json",
  });
  expect(receiver.handshake?.({ ...knock, method: "GET" })).toBeNull();
});

it("takes only bytes that X has signed", () => {
  const verify = (given: string | null) =>
    receiver.isVendor({ ...knock, header: (name) => (name === "x-twitter-webhooks-signature" ? given : null) });
  expect(verify(signed(raw, "consumer-secret"))).toBe(true);
  for (const wrong of [signed(raw, "another"), "sha256=", "sha256=AAAA", null, signed("{}", "consumer-secret")])
    expect(verify(wrong)).toBe(false);
});
