import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startStandIn } from "@/server/testing/stand-in";
import { kannel } from ".";

/** Kannel's own words; the real Kannel has a test of its own, server/jobs/kannel.test.ts. */
const smsbox = await startStandIn<URLSearchParams>(({ query }) => ({
  message: query,
  taken: { status: 202, body: "0: Accepted for delivery" },
}));
const settings = {
  user: "cozum",
  password: "sample-password",
  header: "CIGLI BLD",
  key: "sample-end-of-our-address",
  callers: "",
  url: smsbox.url,
  ours: "",
};
const [sender] = kannel.senders?.(settings) ?? [];
const receiver = kannel.receiver?.(settings);
const message = { id: 42, address: "+905000000014", body: "Başvurunuz alındı: 2026-000001" };
const read = (query: string) => receiver?.read(new TextEncoder().encode(query));

beforeEach(() => smsbox.behave({ does: "accept" }));
afterAll(() => smsbox.stop());

it("asks smsbox to send, and tells where to report under our own id", async () => {
  expect(await sender?.send(message)).toEqual({ kind: "accepted", vendorId: "42" });
  expect(Object.fromEntries(smsbox.taken.at(-1) ?? [])).toEqual({
    username: "cozum",
    password: "sample-password",
    from: "CIGLI BLD",
    to: "+905000000014",
    charset: "UTF-8",
    coding: "2",
    text: message.body,
    "dlr-mask": "31",
    "dlr-url": "http://localhost:3000/api/webhooks/kannel/sample-end-of-our-address?message=42&status=%d",
  });
});

it.each([
  [202, "3: Queued for later delivery", { kind: "accepted", vendorId: "42" }],
  [403, "Authorization failed for sendsms", { kind: "retry", reason: "account" }],
  [400, "Sender missing and no global set, rejected", { kind: "retry", reason: "header" }],
  [503, "Temporal failure, try again later.", { kind: "retry", reason: "vendorDown" }],
  [404, "Not routable. Do not try again.", { kind: "retry", reason: "vendorDown" }],
  [400, "Number(s) has/have been denied by white- and/or black-lists.", { kind: "refused", reason: "blacklisted" }],
  [400, "Empty receiver number not allowed, rejected", { kind: "refused", reason: "number" }],
  [400, "Charset or body misformed, rejected", { kind: "refused", reason: "text" }],
  [400, "DLR-URL field misformed, rejected", { kind: "retry", reason: "vendor:rejected" }],
  [502, "<html>", { kind: "unknown", reason: "noAnswer" }],
  [200, "", { kind: "unknown", reason: "noAnswer" }],
])("%i %s", async (status, body, outcome) => {
  smsbox.behave({ does: "answer", status, body });
  expect(await sender?.send(message)).toEqual(outcome);
});

describe("what it calls back with", () => {
  it.each([
    [1, { kind: "delivered" }],
    [2, { kind: "failed", reason: "notDelivered" }],
    [4, { kind: "accepted", vendorId: "42" }],
    [8, { kind: "accepted", vendorId: "42" }],
    [16, { kind: "refused", reason: "operator" }],
    [32, { kind: "expired" }],
  ])("status %i", (status, outcome) => {
    expect(read(`message=42&status=${status}`)?.reports).toEqual([
      { sender: "kannel", vendorId: "42", messageId: 42, outcome },
    ]);
  });

  it.each([
    ["id=a1&from=%2B905000000014&at=1768809600&coding=0&text=Te%C5%9Fekk%C3%BCrler+100%25", "Teşekkürler 100%"],
    ["id=a2&from=%2B905000000014&at=1768809600&coding=2&text=%00T%00e%01_%00+%01%5E", "Teş Ş"],
    ["id=a3&from=905000000014&at=1768809600&coding=0&text=", ""],
  ])("an SMS of a citizen: %s", (query, text) => {
    expect(read(query)?.texts).toEqual([
      {
        sender: "kannel",
        externalId: expect.stringMatching(/^a\d$/),
        from: "+905000000014",
        at: new Date("2026-01-19T08:00:00Z"),
        text,
      },
    ]);
  });

  it.each([
    "",
    "message=42&status=3",
    "message=x&status=1",
    "id=1&from=TURKCELL&at=1768809600&coding=0&text=a",
    "id=1&from=905000000014&at=x&coding=0",
  ])("%s is told as a problem", (query) => {
    expect(read(query)).toMatchObject({ reports: [], texts: [], problems: [expect.any(String)] });
  });

  it("is known by the end of our address", () => {
    const knock = {
      method: "GET",
      raw: new Uint8Array(),
      query: new URLSearchParams(),
      header: () => null,
      from: "127.0.0.1",
    } as const;
    expect(receiver?.takesGet).toBe(true);
    expect(receiver?.isVendor({ ...knock, key: settings.key })).toBe(true);
    expect(receiver?.isVendor({ ...knock, key: "other" })).toBe(false);
  });
});
