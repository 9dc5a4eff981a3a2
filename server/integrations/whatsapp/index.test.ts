import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import type { Knock } from "../contracts";
import { whatsappReceiver } from ".";

const receiver = whatsappReceiver({
  verifyToken: "agreed-word",
  appSecret: "app-secret",
  token: "token",
  phoneNumberId: "200000000000002",
  templateLanguage: "tr",
  graphUrl: "http://127.0.0.1:1",
});
const raw = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');
const sign = (body: Uint8Array, secret: string) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const knock = (given: Partial<Knock>): Knock => ({
  method: "POST",
  raw,
  query: new URLSearchParams(),
  header: () => null,
  key: null,
  from: "127.0.0.1",
  ...given,
});
const verify = (signature: string | null, body = raw) =>
  receiver.isVendor(knock({ raw: body, header: (name) => (name === "x-hub-signature-256" ? signature : null) }));

it("repeats the challenge to whoever knows the agreed word", () => {
  const visit = (query: string) =>
    receiver.handshake?.(knock({ method: "GET", query: new URLSearchParams(query) }))?.body ?? null;
  expect(visit("hub.mode=subscribe&hub.verify_token=agreed-word&hub.challenge=1158201444")).toBe("1158201444");
  expect(visit("hub.mode=subscribe&hub.verify_token=another&hub.challenge=1158201444")).toBeNull();
  expect(visit("hub.mode=unsubscribe&hub.verify_token=agreed-word&hub.challenge=1158201444")).toBeNull();
  expect(visit("")).toBeNull();
});

it("takes only bytes that are signed as they came", () => {
  expect(verify(sign(raw, "app-secret"))).toBe(true);
  expect(verify(sign(raw, "app-secret").toUpperCase().replace("SHA256", "sha256"))).toBe(true);
  expect(verify(sign(raw, "another-secret"))).toBe(false);
  expect(
    verify(sign(raw, "app-secret"), new TextEncoder().encode('{"object":"whatsapp_business_account","entry": []}')),
  ).toBe(false);
  for (const wrong of [null, "", "sha256=", "sha256=00", "sha1=0011", `${sign(raw, "app-secret")}00`])
    expect(verify(wrong)).toBe(false);
});
