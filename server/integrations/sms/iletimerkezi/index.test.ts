import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { saying, startIletimerkezi } from "@/server/testing/gateways/iletimerkezi";
import { iletimerkezi, iletimerkeziReceiver, iletimerkeziSender } from ".";

const account = { apiKey: "sample-key", hash: "sample-hash", header: "CIGLI BLD" };
const vendor = await startIletimerkezi(account);
const settings = { ...account, key: "sample-end-of-our-address", callers: "", url: vendor.url };
const sender = iletimerkeziSender(settings);
const receiver = iletimerkeziReceiver(settings);
const NOW = new Date("2026-01-19T08:00:00Z");
let count = 0;
const message = (body?: string) => ({
  id: 42,
  address: "+905000000014",
  body: body ?? `Başvurunuz alındı: 2026-00000${++count}`,
});
const asked = (vendorId: string | null) => ({ id: 42, vendorId, address: "+905000000014", takenAt: NOW });
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => vendor.behave({ does: "accept" }));
afterAll(() => vendor.stop());

it("hands a message over as İleti Merkezi wants it, spelling and all", async () => {
  const sent = message();
  expect(await sender.send(sent)).toEqual({ kind: "accepted", vendorId: vendor.lastOrder() });
  expect(vendor.taken.at(-1)).toEqual({
    sender: "CIGLI BLD",
    sendDateTime: [],
    iys: "0",
    message: { text: sent.body, receipents: { number: ["5000000014"] } },
  });
});

describe("each published answer", () => {
  it.each([
    [400, { kind: "retry", reason: "vendor:400" }],
    [401, { kind: "retry", reason: "account" }],
    [402, { kind: "retry", reason: "balance" }],
    [404, { kind: "retry", reason: "vendor:404" }],
    [450, { kind: "retry", reason: "header" }],
    [451, { kind: "refused", reason: "duplicate" }],
    [452, { kind: "refused", reason: "number" }],
    [453, { kind: "refused", reason: "text" }],
    [454, { kind: "refused", reason: "text" }],
    [457, { kind: "retry", reason: "vendor:457" }],
    [503, { kind: "retry", reason: "vendorDown" }],
  ])("%i", async (code, outcome) => {
    vendor.behave({ does: "answer", ...saying(code) });
    expect(await sender.send(message())).toEqual(outcome);
  });

  it.each([
    [
      { does: "answer", status: 200, body: saying(200).body },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [
      { does: "answer", status: 500, body: "<html>" },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [{ does: "break" }, { kind: "unknown", reason: "noAnswer" }],
  ] as const)("%o", async (behaviour, outcome) => {
    vendor.behave(behaviour);
    expect(await sender.send(message())).toEqual(outcome);
  });
});

it("is refused as İleti Merkezi refuses", async () => {
  const twice = message();
  await sender.send(twice);
  expect(await sender.send(twice)).toEqual({ kind: "refused", reason: "duplicate" });
  expect(await sender.send(message("ş".repeat(1100)))).toEqual({ kind: "refused", reason: "text" });
  expect(await sender.send({ ...message(), address: "+902323760000" })).toEqual({ kind: "refused", reason: "number" });
  expect(await iletimerkeziSender({ ...settings, hash: "wrong" }).send(message())).toEqual({
    kind: "retry",
    reason: "account",
  });
  expect(await iletimerkeziSender({ ...settings, header: "OTHER" }).send(message())).toEqual({
    kind: "retry",
    reason: "header",
  });
});

describe("asked what became of an order", () => {
  it.each([
    [113, 110, { kind: "accepted" }],
    [114, 111, { kind: "delivered" }],
    [114, 112, { kind: "failed", reason: "notDelivered" }],
    [115, 112, { kind: "failed", reason: "notDelivered" }],
  ])("order %i, message %i", async (order, status, outcome) => {
    await sender.send(message());
    const known = vendor.orders.get(vendor.lastOrder());
    if (known) Object.assign(known, { order, message: status });
    expect((await sender.report?.([asked(vendor.lastOrder())], NOW))?.get(42)).toMatchObject(outcome);
  });

  it("says nothing of what it does not know", async () => {
    expect((await sender.report?.([asked("1"), asked(null)], NOW))?.size).toBe(0);
  });
});

describe("what it pushes", () => {
  const push = (status: string) =>
    bytes(
      JSON.stringify({ report: { id: 1599558518, packet_id: 104525848, status, to: "+905000000014", body: "Metin" } }),
    );

  it.each([
    ["accepted", { kind: "accepted", vendorId: "104525848" }],
    ["delivered", { kind: "delivered" }],
    ["undelivered", { kind: "failed", reason: "notDelivered" }],
  ])("%s", (status, outcome) => {
    expect(receiver.read(push(status))).toEqual({
      messages: [],
      problems: [],
      reports: [{ sender: "iletimerkezi", vendorId: "104525848", messageId: null, outcome }],
    });
  });

  it("is told as a problem where it cannot be understood", () => {
    for (const raw of [push("teleported"), bytes("<html>"), bytes("{}")])
      expect(receiver.read(raw)).toMatchObject({ reports: [], problems: [expect.any(String)] });
  });

  it("is known by the end of our address", () => {
    const knock = {
      method: "POST",
      raw: push("accepted"),
      query: new URLSearchParams(),
      header: () => null,
      from: "203.0.113.7",
    } as const;
    expect(receiver.isVendor({ ...knock, key: settings.key })).toBe(true);
    expect(receiver.isVendor({ ...knock, key: null })).toBe(false);
  });
});

it("is checked by the balance", async () => {
  expect(await iletimerkezi.check?.(settings)).toEqual({ ok: true });
  expect(await iletimerkezi.check?.({ ...settings, hash: "wrong" })).toEqual({ ok: false, reason: "auth" });
});
