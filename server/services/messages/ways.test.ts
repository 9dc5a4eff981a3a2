import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { StaffActor } from "@/server/domain/actor";
import type { IncomingMessage } from "@/server/domain/incoming";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { hear } from "../incoming/hear";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { settle } from "./settle";
import { waysTo } from "./ways";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  await makeConnection(db, "meta", { humanAgent: "no" });
  await makeConnection(db, "whatsapp", {});
  await makeConnection(db, "x", {});
});

const DAY = 86_400_000;
const inDays = (days: number) => new Date(MONDAY.getTime() + days * DAY);
let count = 0;
async function arrive(given: Partial<IncomingMessage> = {}): Promise<number> {
  count += 1;
  const message: IncomingMessage = {
    channel: "facebook",
    externalId: `900_${count}`,
    from: { ids: [`70000000000${count}`], phone: null, name: `Örnek Vatandaş ${count}` },
    at: MONDAY,
    text: "Çöp alınmıyor.",
    media: [],
    location: null,
    replyTo: null,
    revises: null,
    opens: true,
    url: null,
    thread: null,
    ...given,
  };
  const { requestId } = await hear(await as(db, { kind: "channel", channel: message.channel }), {
    vendor: "meta",
    message,
  });
  return requestId ?? 0;
}
const comment = (given: Partial<IncomingMessage> = {}) =>
  arrive({ from: { ids: [`public:80000${count}`], phone: null, name: null }, thread: `post-${count}`, ...given });
const ways = async (id: number, notice: "received" | "resolved" | "reply" = "reply", now = MONDAY) =>
  (await waysTo(await as(db, cast.agent, now), { of: "request", id, notice })).ways;
const sms = { medium: "sms", goes: false, why: "noMobile" };
const open = (medium: string, outsideWindow = false) => ({ medium, goes: true, to: "", outsideWindow, once: false });
const once = (medium: string) => ({ ...open(medium), once: true });
const shut = (medium: string, why: string) => ({ medium, goes: false, why });

describe("a chat", () => {
  it("is open for a day, and then says so", async () => {
    const id = await arrive();
    expect(await ways(id)).toEqual([sms, open("facebook")]);
    expect(await ways(id, "reply", inDays(0.99))).toEqual([sms, open("facebook")]);
    expect(await ways(id, "reply", inDays(1))).toEqual([sms, shut("facebook", "windowClosed")]);
  });

  it("is open to a person for a week where Meta has granted it, to no receipt", async () => {
    const id = await arrive();
    await makeConnection(db, "meta", { humanAgent: "yes" });
    expect(await ways(id, "reply", inDays(6.9))).toEqual([sms, open("facebook", true)]);
    expect(await ways(id, "received", inDays(2))).toEqual([sms, shut("facebook", "windowClosed")]);
    expect(await ways(id, "reply", inDays(7))).toEqual([sms, shut("facebook", "windowClosed")]);
    await makeConnection(db, "meta", { humanAgent: "no" });
  });

  it("on WhatsApp goes as a template to whoever has no mobile number", async () => {
    const hidden = await arrive({ channel: "whatsapp", from: { ids: ["TR.hidden9"], phone: null, name: null } });
    const known = await arrive({
      channel: "whatsapp",
      from: { ids: ["905000007001"], phone: "+905000007001", name: null },
    });
    expect(await ways(hidden, "resolved", inDays(3))).toEqual([sms, shut("whatsapp", "windowClosed")]);
    await makeConnection(db, "whatsapp", { templateName: "basvuru_bilgi" });
    expect(await ways(hidden, "resolved", inDays(3))).toEqual([sms, open("whatsapp", true)]);
    expect(await ways(known, "resolved", inDays(3))).toMatchObject([
      { medium: "sms", goes: true, to: "0 5•• ••• •• 01" },
      shut("whatsapp", "windowClosed"),
    ]);
    await makeConnection(db, "whatsapp", {});
  });

  it("on X has no window", async () => {
    expect(await ways(await arrive({ channel: "x" }), "reply", inDays(90))).toEqual([sms, open("x")]);
  });

  it("that is switched off is not gone", async () => {
    const id = await arrive({ channel: "instagram" });
    await db.connection.update({ where: { vendor: "meta" }, data: { enabled: false } });
    expect(await ways(id, "reply", inDays(0.5))).toEqual([sms, shut("instagram", "notConnected")]);
    await makeConnection(db, "meta", { humanAgent: "no" });
  });
});

describe("a comment", () => {
  it("keeps its one private answer for a person's words, for a week", async () => {
    const id = await comment();
    expect(await ways(id, "received")).toEqual([sms, shut("facebook", "keptForAnswer")]);
    expect(await ways(id, "reply", inDays(6.9))).toEqual([sms, once("facebook")]);
    expect(await ways(id, "reply", inDays(7.1))).toEqual([sms, shut("facebook", "commentTooOld")]);
    expect(await db.message.count({ where: { requestId: id } })).toBe(0);
  });

  it("is answered in private once; whoever answers that writes to the same request", async () => {
    const id = await comment({ externalId: "900_first" });
    await record(await as(db, cast.agent), { id, change: { act: "reply", text: "Bakıyoruz." } });
    const sent = await db.message.findFirstOrThrow({ where: { requestId: id } });
    expect(sent).toMatchObject({ medium: "facebook", address: "comment:900_first", outsideWindow: false });
    expect(await ways(id)).toEqual([sms, shut("facebook", "commentAnswered")]);
    await db.message.update({ where: { id: sent.id }, data: { state: "taken", sender: "facebook", attempts: 1 } });
    const outcome = { kind: "accepted", vendorId: "m_1", from: "7000000000000099" } as const;
    await settle(await as(db, { kind: "system" }), { id: sent.id, attempt: 1, outcome });
    expect(await ways(id)).toEqual([sms, shut("facebook", "commentAnswered")]);
    const from = { ids: ["7000000000000099"], phone: null, name: null } as const;
    expect(await arrive({ from, externalId: "m_answer", at: inDays(2) })).toBe(id);
    expect(await ways(id, "reply", inDays(2))).toEqual([sms, open("facebook")]);
  });

  it("can be answered again where the first answer was refused, and where another comment followed", async () => {
    const from = { ids: ["public:8877"], phone: null, name: null } as const;
    const id = await comment({ externalId: "900_a", thread: "post-a", from });
    await record(await as(db, cast.agent), { id, change: { act: "reply", text: "Bakıyoruz." } });
    await db.message.updateMany({ where: { requestId: id }, data: { state: "refused" } });
    expect(await ways(id)).toEqual([sms, once("facebook")]);
    await db.message.updateMany({ where: { requestId: id }, data: { state: "accepted" } });
    expect(await ways(id)).toEqual([sms, shut("facebook", "commentAnswered")]);
    expect(await comment({ externalId: "900_b", thread: "post-a", from })).toBe(id);
    await record(await as(db, cast.agent), { id, change: { act: "reply", text: "Bakıyoruz." } });
    expect(await db.message.findFirst({ where: { requestId: id }, orderBy: { id: "desc" } })).toMatchObject({
      address: "comment:900_b",
    });
  });

  it("on X is answered by a message to its writer", async () => {
    const id = await comment({ channel: "x", from: { ids: ["public:2222", "@ornek"], phone: null, name: null } });
    await record(await as(db, cast.agent), { id, change: { act: "reply", text: "Bakıyoruz." } });
    expect(await db.message.findFirst({ where: { requestId: id } })).toMatchObject({ medium: "x", address: "2222" });
  });

  it("is answered in public only by public relations, once, and without a word of the person", async () => {
    const id = await comment({ externalId: "900_public" });
    const change = { act: "reply_publicly" } as const;
    for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin])
      await expect(record(await as(db, actor), { id, change })).rejects.toMatchObject({
        code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
      });
    await record(await as(db, cast.manager), { id, change });
    const sent = await db.message.findFirstOrThrow({ where: { requestId: id } });
    expect(sent).toMatchObject({ address: "under:900_public", notice: "public", state: "queued" });
    expect(sent.body).not.toMatch(/Vatandaş \d|\/t\//);
    await expect(record(await as(db, cast.agent), { id, change })).rejects.toMatchObject({ key: "answeredInPublic" });
    const chat = await arrive();
    await expect(record(await as(db, cast.agent), { id: chat, change })).rejects.toMatchObject({ key: "notPublic" });
    expect(await ways(id)).toEqual([sms, once("facebook")]);
  });
});

describe("a telephone", () => {
  const make = async (given: Parameters<typeof intake>[0]) =>
    (await receive(await as(db, cast.agent), intake(given))).request;

  it("goes by SMS, unless the citizen withheld the identity or asked not to be written to", async () => {
    const plain = await make({ citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 70 14" } });
    expect(await ways(plain.id)).toEqual([
      { medium: "sms", goes: true, to: "0 5•• ••• •• 14", outsideWindow: false, once: false },
    ]);
    const withheld = await make({ identityWithheld: true });
    expect(await ways(withheld.id)).toEqual([shut("sms", "identityWithheld")]);
    await db.citizen.update({ where: { id: plain.citizenId ?? 0 }, data: { noSms: true } });
    expect(await ways(plain.id)).toEqual([shut("sms", "noSms")]);
    expect(await ways((await make({ citizen: null })).id)).toEqual([]);
  });

  it("counts those whose requests were merged into it", async () => {
    const [main, told, untold] = [await make({}), await make({}), await make({ identityWithheld: true })];
    const ids = [told.id, untold.id];
    await db.request.updateMany({ where: { id: { in: ids } }, data: { mergedIntoId: main.id } });
    await db.request.update({ where: { id: main.id }, data: { mergedCount: 2 } });
    const ctx = await as(db, cast.agent);
    expect(await waysTo(ctx, { of: "request", id: main.id, notice: "resolved" })).toMatchObject({
      others: { told: 1, all: 2 },
    });
    expect(await waysTo(ctx, { of: "request", id: main.id, notice: "reply" })).toMatchObject({ others: { all: 0 } });
  });
});

describe("who asks", () => {
  const draft = { of: "draft" as const, phone: "0500 000 70 15", citizenId: null, identityWithheld: false };

  it("sees the request, or records", async () => {
    const id = await arrive();
    for (const actor of [cast.head, cast.stranger, cast.admin] satisfies StaffActor[]) {
      const ctx = await as(db, actor);
      await expect(waysTo(ctx, { of: "request", id, notice: "reply" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(waysTo(ctx, draft)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("is told of whoever is being recorded by the same rule", async () => {
    const told = async (given: object) => (await waysTo(await as(db, cast.agent), { ...draft, ...given })).ways;
    expect(await told({})).toEqual([
      { medium: "sms", goes: true, to: "0 5•• ••• •• 15", outsideWindow: false, once: false },
    ]);
    expect(await told({ phone: "0232 000 00 00" })).toEqual([sms]);
    expect(await told({ phone: "" })).toEqual([]);
    expect(await told({ identityWithheld: true })).toEqual([shut("sms", "identityWithheld")]);
    const { id } = await db.citizen.create({ data: { noSms: true, createdAt: MONDAY } });
    expect(await told({ citizenId: id })).toEqual([shut("sms", "noSms")]);
  });
});
