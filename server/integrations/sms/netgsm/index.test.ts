import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startNetgsm } from "@/server/testing/gateways/netgsm";
import { netgsmInbox, netgsmSender, netgsmSms } from ".";

const account = { user: "8501234567", password: "sample-password", header: "CIGLI BLD" };
const netgsm = await startNetgsm(account);
const settings = { ...account, url: netgsm.url };
const sender = netgsmSender(settings);
const NOW = new Date("2026-01-19T08:00:00Z");
const message = (body = "Başvurunuz alındı: 2026-000001", id = 42) => ({ id, address: "+905000000014", body });
const asked = (vendorId: string | null, id = 42) => ({ id, vendorId, address: "+905000000014", takenAt: NOW });

beforeEach(() => netgsm.behave({ does: "accept" }));
afterAll(() => netgsm.stop());

it("hands a message over as NetGSM wants it, under our own id", async () => {
  expect(await sender.send(message())).toEqual({ kind: "accepted", vendorId: netgsm.lastJob() });
  expect(netgsm.taken.at(-1)).toEqual({
    msgheader: "CIGLI BLD",
    encoding: "TR",
    iysfilter: "0",
    referansID: "message-42",
    messages: [{ msg: "Başvurunuz alındı: 2026-000001", no: "5000000014" }],
  });
});

it.each([
  ["Basvurunuz alindi", undefined],
  ["Başvurunuz alındı", "TR"],
  ["Borcunuz 100 ₺", "UNICODE"],
])("%s goes in the alphabet %s", async (body, encoding) => {
  expect((await sender.send(message(body))).kind).toBe("accepted");
  expect(netgsm.taken.at(-1)?.encoding).toBe(encoding);
});

describe("each published answer", () => {
  it.each([
    ["20", { kind: "refused", reason: "text" }],
    ["30", { kind: "retry", reason: "account" }],
    ["40", { kind: "retry", reason: "header" }],
    ["50", { kind: "retry", reason: "account" }],
    ["51", { kind: "retry", reason: "account" }],
    ["70", { kind: "retry", reason: "vendor:70" }],
    ["80", { kind: "retry", reason: "rateLimited" }],
    ["85", { kind: "retry", reason: "rateLimited" }],
    ["100", { kind: "retry", reason: "vendorDown" }],
    ["101", { kind: "retry", reason: "vendorDown" }],
    ["5000", { kind: "retry", reason: "vendorDown" }],
    ["999", { kind: "retry", reason: "vendor:999" }],
  ])("%s", async (code, outcome) => {
    netgsm.behave({ does: "answer", status: 406, body: { code, jobid: null, description: "error" } });
    expect(await sender.send(message())).toEqual(outcome);
  });

  it.each([
    [
      { does: "answer", status: 503, body: "", headers: { "retry-after": "120" } },
      { kind: "retry", reason: "vendorDown", afterSeconds: 120 },
    ],
    [
      { does: "answer", status: 429, body: "" },
      { kind: "retry", reason: "rateLimited" },
    ],
    [
      { does: "answer", status: 502, body: "<html>" },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [
      { does: "answer", status: 200, body: "<html>" },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [
      { does: "answer", status: 200, body: { code: "00" } },
      { kind: "unknown", reason: "noAnswer" },
    ],
    [
      { does: "answer", status: 404, body: "" },
      { kind: "retry", reason: "vendor:404" },
    ],
    [{ does: "break" }, { kind: "unknown", reason: "noAnswer" }],
  ] as const)("%o", async (behaviour, outcome) => {
    netgsm.behave(behaviour);
    expect(await sender.send(message())).toEqual(outcome);
  });

  it("knows that a closed door took nothing", async () => {
    const gone = await startNetgsm(account);
    await gone.stop();
    const nobody = netgsmSender({ ...settings, url: gone.url });
    expect(await nobody.send(message())).toEqual({ kind: "retry", reason: "network" });
  });
});

it.each([
  ["a wrong password", { password: "wrong" }, "account"],
  ["a sender name that is not approved", { header: "OTHER" }, "header"],
])("%s is the gateway's trouble", async (_, wrong, reason) => {
  expect(await netgsmSender({ ...settings, ...wrong }).send(message())).toEqual({ kind: "retry", reason });
});

it("refuses a text that is too long, and sends none to a number that is no mobile's", async () => {
  expect(await sender.send(message("ş".repeat(2000)))).toEqual({ kind: "refused", reason: "text" });
  expect(await sender.send({ ...message(), address: "+902323760000" })).toEqual({ kind: "retry", reason: "vendor:70" });
});

describe("asked what became of its jobs", () => {
  it.each([
    [0, { kind: "accepted" }],
    [1, { kind: "delivered" }],
    [2, { kind: "expired" }],
    [3, { kind: "refused", reason: "number" }],
    [4, { kind: "failed", reason: "notSent" }],
    [11, { kind: "refused", reason: "operator" }],
    [12, { kind: "failed", reason: "notDelivered" }],
    [13, { kind: "refused", reason: "duplicate" }],
    [14, { kind: "retry", reason: "balance" }],
    [15, { kind: "refused", reason: "blacklisted" }],
    [16, { kind: "refused", reason: "iys" }],
    [17, { kind: "refused", reason: "iys" }],
  ])("status %i", async (status, outcome) => {
    await sender.send(message());
    netgsm.fates.set(netgsm.lastJob(), status);
    expect((await sender.report?.([asked(netgsm.lastJob())], NOW))?.get(42)).toMatchObject(outcome);
  });

  it("asks of many in one question, and says nothing of what it does not know", async () => {
    await sender.send(message("Bir", 1));
    const first = netgsm.lastJob();
    await sender.send(message("İki", 2));
    netgsm.fates.set(first, 1);
    netgsm.fates.set(netgsm.lastJob(), 99);
    const report = await sender.report?.(
      [asked(first, 1), asked(netgsm.lastJob(), 2), asked("12", 3), asked(null, 4)],
      NOW,
    );
    expect([...(report ?? [])]).toEqual([[1, { kind: "delivered", billed: { parts: 1, cost: null } }]]);
    expect((await sender.report?.([asked(null)], NOW))?.size).toBe(0);
  });
});

describe("its inbox", () => {
  const item = { message: "RET", sender: "5000000014", receiver: "8501234567", datetime: "19.01.2026 11:00:05" };
  const read = (items: unknown) => netgsmInbox(settings).read(new TextEncoder().encode(JSON.stringify(items)));

  it.each([
    "19.01.2026 11:00:05",
    "19/01/2026 11:00:05",
    "19012026110005",
    "2026-01-19 11:00:05",
    "2026-01-19T08:00:05Z",
  ])("reads the time %s, by which the text has the same id", (datetime) => {
    const first = read([item]).texts?.[0];
    expect(first).toMatchObject({ from: "+905000000014", at: new Date("2026-01-19T08:00:05Z"), text: "RET" });
    expect(read([{ ...item, sender: "905000000014", datetime }]).texts).toEqual([first]);
    expect(read([{ ...item, message: "ret" }]).texts?.[0]?.externalId).not.toBe(first?.externalId);
  });

  it("tells what it cannot read, and reads the rest", () => {
    const { texts, problems } = read([{ ...item, datetime: "dün" }, { ...item, sender: "4609" }, item, 7]);
    expect(texts).toHaveLength(1);
    expect(problems).toHaveLength(3);
    expect(read({ code: "00" }).problems).toHaveLength(1);
  });
});

it("is checked by the sender names of the account", async () => {
  expect(await netgsmSms.check?.(settings)).toEqual({ ok: true });
  expect(await netgsmSms.check?.({ ...settings, password: "wrong" })).toEqual({ ok: false, reason: "auth" });
  expect(await netgsmSms.check?.({ ...settings, header: "OTHER" })).toEqual({ ok: false, reason: "header" });
  expect(await netgsmSms.check?.({ ...settings, url: "http://127.0.0.1:1" })).toEqual({ ok: false, reason: "network" });
});

it.each(["CIGLI BLD", "CGL"])("takes %s as a sender name", (header) => {
  expect(netgsmSms.settings.safeParse({ ...settings, header }).success).toBe(true);
});
it.each(["ÇİĞLİ BLD", "AB", "LONGER THAN IT MAY BE"])("does not take %s as a sender name", (header) => {
  expect(netgsmSms.settings.safeParse({ ...settings, header }).success).toBe(false);
});
