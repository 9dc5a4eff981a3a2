import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startVerimor } from "@/server/testing/gateways/verimor";
import { verimorReceiver, verimorSender, verimorSms } from ".";

const account = { user: "908501234567", password: "sample-password", header: "CIGLI BLD" };
const verimor = await startVerimor(account);
const settings = { ...account, key: "sample-end-of-our-address", callers: "", url: verimor.url };
const sender = verimorSender(settings);
const receiver = verimorReceiver(settings);
const NOW = new Date("2026-01-19T08:00:00Z");
const message = (body = "Başvurunuz alındı: 2026-000001", id = 42) => ({ id, address: "+905000000014", body });
const asked = (id: number, takenAt = NOW) => ({ id, vendorId: null, address: "+905000000014", takenAt });
const bytes = (text: string) => new TextEncoder().encode(text);

beforeEach(() => verimor.behave({ does: "accept" }));
afterAll(() => verimor.stop());

it("hands a message over as Verimor wants it, under our own id", async () => {
  const outcome = await sender.send(message());
  expect(outcome).toEqual({ kind: "accepted", vendorId: String(verimor.campaigns.get("message-42")?.id) });
  expect(verimor.taken.at(-1)).toEqual({
    username: account.user,
    password: account.password,
    source_addr: "CIGLI BLD",
    valid_for: "48:00",
    custom_id: "message-42",
    datacoding: "1",
    is_commercial: false,
    messages: [{ msg: "Başvurunuz alındı: 2026-000001", dest: "905000000014", id: "message-42" }],
  });
});

it.each([
  ["Basvurunuz alindi", "0"],
  ["Başvurunuz alındı", "1"],
  ["Borcunuz 100 ₺", "2"],
])("%s goes with the coding %s", async (body, coding) => {
  expect((await sender.send(message(body))).kind).toBe("accepted");
  expect(verimor.taken.at(-1)?.datacoding).toBe(coding);
});

describe("each published answer", () => {
  it.each([
    ["INVALID_SOURCE_ADDRESS", { kind: "retry", reason: "header" }],
    ["MISSING_MESSAGE", { kind: "refused", reason: "text" }],
    ["MESSAGE_TOO_LONG", { kind: "refused", reason: "text" }],
    ["INVALID_PERIOD", { kind: "retry", reason: "vendor:INVALID_PERIOD" }],
    ["INVALID_DELIVERY_TIME", { kind: "retry", reason: "vendor:INVALID_DELIVERY_TIME" }],
    ["INVALID_DATACODING", { kind: "retry", reason: "vendor:INVALID_DATACODING" }],
    ["MISSING_IYS_BRAND_CODE", { kind: "retry", reason: "account" }],
    ["AHS_AUTHORIZATION_ERROR", { kind: "retry", reason: "account" }],
    ["MISSING_DESTINATION_ADDRESS", { kind: "refused", reason: "number" }],
    ["INVALID_DESTINATION_ADDRESS", { kind: "refused", reason: "number" }],
    ["INSUFFICIENT_CREDITS", { kind: "retry", reason: "balance" }],
    ["FORBIDDEN_MESSAGE", { kind: "refused", reason: "text" }],
  ])("%s", async (body, outcome) => {
    verimor.behave({ does: "answer", status: 400, body });
    expect(await sender.send(message())).toEqual(outcome);
  });

  it.each([
    [
      { does: "answer", status: 401, body: "Hesabınızda izinli IP ayarları yapılmamış" },
      { kind: "retry", reason: "account" },
    ],
    [
      { does: "answer", status: 413, body: "" },
      { kind: "retry", reason: "vendor:413" },
    ],
    [
      { does: "answer", status: 429, body: "", headers: { "retry-after": "30" } },
      { kind: "retry", reason: "rateLimited", afterSeconds: 30 },
    ],
    [
      { does: "answer", status: 503, body: "" },
      { kind: "retry", reason: "vendorDown" },
    ],
    [
      { does: "answer", status: 500, body: "" },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [
      { does: "answer", status: 200, body: "" },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [{ does: "break" }, { kind: "unknown", reason: "noAnswer" }],
  ] as const)("%o", async (behaviour, outcome) => {
    verimor.behave(behaviour);
    expect(await sender.send(message())).toEqual(outcome);
  });
});

it("is refused as Verimor refuses", async () => {
  expect(await verimorSender({ ...settings, password: "wrong" }).send(message())).toEqual({
    kind: "retry",
    reason: "account",
  });
  expect(await verimorSender({ ...settings, header: "OTHER" }).send(message())).toEqual({
    kind: "retry",
    reason: "header",
  });
  expect(await sender.send(message("ş".repeat(1100)))).toEqual({ kind: "refused", reason: "text" });
  expect(await sender.send({ ...message(), address: "+902323760000" })).toEqual({ kind: "refused", reason: "number" });
});

describe("what it pushes", () => {
  const knock = {
    key: settings.key,
    from: "203.0.113.7",
    method: "POST",
    raw: bytes("[]"),
    query: new URLSearchParams(),
    header: () => null,
  } as const;

  it("is known by the end of our address", () => {
    expect(receiver.isVendor(knock)).toBe(true);
    expect(receiver.isVendor({ ...knock, key: "another-end" })).toBe(false);
    expect(verimorReceiver({ ...settings, callers: "198.51.100.0/24" }).isVendor(knock)).toBe(false);
  });

  it.each([
    ["SENDING", "0", { kind: "accepted" }],
    ["WAITING", "0", { kind: "accepted" }],
    ["SENT", "0", { kind: "accepted" }],
    ["DELIVERED", "0", { kind: "delivered" }],
    ["EXPIRED", "0", { kind: "expired" }],
    ["NOT_DELIVERED", "0", { kind: "failed", reason: "notDelivered" }],
    ["NOT_DELIVERED", "6", { kind: "failed", reason: "absentSubscriber" }],
    ["NOT_DELIVERED", "34", { kind: "failed", reason: "gsm:34" }],
    ["NOT_DELIVERED", "256", { kind: "failed", reason: "memoryFull" }],
    ["SEND_ERROR", "500", { kind: "failed", reason: "gsm:500" }],
    ["INVALID_DESTINATION_ADDRESS", "0", { kind: "refused", reason: "number" }],
    ["REJECTED", "0", { kind: "refused", reason: "operator" }],
    ["DOUBLE_SEND_ERROR", "0", { kind: "refused", reason: "duplicate" }],
    ["BLACKLISTED_DESTINATION_ADDRESS", "0", { kind: "refused", reason: "blacklisted" }],
    ["MISSING_TARIFF", "0", { kind: "refused", reason: "vendor:MISSING_TARIFF" }],
    ["ROUTE_NOT_AVAILABLE", "0", { kind: "refused", reason: "vendor:ROUTE_NOT_AVAILABLE" }],
    ["NETWORK_NOTCOVERED", "0", { kind: "refused", reason: "vendor:NETWORK_NOTCOVERED" }],
    ["INTERNATIONAL_DENIED", "0", { kind: "refused", reason: "vendor:INTERNATIONAL_DENIED" }],
  ])("%s %s", async (status, gsmError, outcome) => {
    await sender.send(message());
    const { reports, problems } = receiver.read(bytes(verimor.push("message-42", status, gsmError)));
    expect(problems).toEqual([]);
    expect(reports).toEqual([
      {
        sender: "verimor-sms",
        vendorId: String(verimor.campaigns.get("message-42")?.id),
        messageId: 42,
        outcome: expect.objectContaining(outcome),
      },
    ]);
  });

  it("brings what citizens wrote back", () => {
    const inbound = {
      message_id: 1234,
      type: "inbound",
      received_at: "2026-01-19 09:00:00",
      network: "TURKCELL",
      source_addr: "905000000014",
      destination_addr: "908501234567",
      keyword: "",
      content: "Teşekkürler",
    };
    expect(receiver.read(bytes(JSON.stringify([inbound])))).toEqual({
      messages: [],
      reports: [],
      problems: [],
      texts: [
        {
          sender: "verimor-sms",
          externalId: "1234",
          from: "+905000000014",
          at: new Date("2026-01-19T06:00:00Z"),
          text: "Teşekkürler",
        },
      ],
    });
  });

  it.each([
    ["<html>", 1],
    ["{}", 1],
    ['[{"type":"iys"}]', 1],
    ['[{"type":"outbound","campaign_id":1,"status":"TELEPORTED"}]', 1],
    ['[{"type":"inbound","message_id":1,"received_at":"?","source_addr":"905000000014","content":""}]', 1],
    [
      '[{"type":"inbound","message_id":1,"received_at":"2026-01-19 09:00:00","source_addr":"TURKCELL","content":""}]',
      1,
    ],
  ])("%s is told as a problem, and the rest of a list stands", (body, count) => {
    expect(receiver.read(bytes(body)).problems).toHaveLength(count);
    const mixed = `[${body},{"type":"outbound","campaign_id":7,"status":"DELIVERED"}]`;
    expect(receiver.read(bytes(mixed)).reports).toHaveLength(body === "<html>" ? 0 : 1);
  });
});

describe("asked by our own id", () => {
  it("tells what became of what got no answer", async () => {
    verimor.behave({ does: "break" });
    expect((await sender.send(message("Kayıp", 77))).kind).toBe("unknown");
    const campaign = verimor.campaigns.get("message-77");
    expect((await sender.report?.([asked(77)], NOW))?.get(77)).toMatchObject({
      kind: "accepted",
      vendorId: String(campaign?.id),
    });
    if (campaign) campaign.status = "DELIVERED";
    expect((await sender.report?.([asked(77)], NOW))?.get(77)).toEqual({
      kind: "delivered",
      billed: { parts: 1, cost: 1 },
    });
  });

  it("is sure that nothing was taken only after a while", async () => {
    expect((await sender.report?.([asked(78)], NOW))?.has(78)).toBe(false);
    const later = new Date(NOW.getTime() + 11 * 60_000);
    expect((await sender.report?.([asked(78)], later))?.get(78)).toEqual({ kind: "retry", reason: "notTaken" });
  });
});

it("is checked by the sender names of the account", async () => {
  expect(await verimorSms.check?.(settings)).toEqual({ ok: true });
  expect(await verimorSms.check?.({ ...settings, password: "wrong" })).toEqual({ ok: false, reason: "auth" });
  expect(await verimorSms.check?.({ ...settings, header: "OTHER" })).toEqual({ ok: false, reason: "header" });
});
