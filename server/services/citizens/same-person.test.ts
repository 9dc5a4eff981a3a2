import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { IncomingMessage } from "@/server/domain/incoming";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { hear } from "../incoming/hear";
import { verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { samePerson } from "./same-person";
import { tie, untie } from "./tie";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

let count = 0;
async function arrive(from: string, name: string | null, given: Partial<IncomingMessage> = {}): Promise<number> {
  count += 1;
  const message: IncomingMessage = {
    channel: "facebook",
    externalId: `said.${count}`,
    from: { ids: [from], phone: null, name },
    at: MONDAY,
    text: "Çöp alınmıyor.",
    media: [],
    location: null,
    replyTo: null,
    revises: null,
    opens: true,
    url: null,
    thread: from.startsWith("public:") ? `post.${count}` : null,
    ...given,
  };
  const { requestId } = await hear(await as(db, { kind: "channel", channel: message.channel }), {
    vendor: "meta",
    message,
  });
  return requestId ?? 0;
}
const agent = () => as(db, cast.agent);
const citizenOf = async (id: number) => (await db.request.findUniqueOrThrow({ where: { id } })).citizenId ?? 0;
const candidates = async (id: number) => samePerson(await agent(), { id });
const reasons = async (id: number) => (await candidates(id)).map(({ id, reasons }) => [id, reasons]);

/** A comment and a message of one account. */
async function both() {
  const account = `70014${++count}`;
  const comment = await arrive(`public:${account}`, `Örnek Vatandaş ${count}`);
  const chat = await arrive(account, null);
  return { account, comment, chat };
}

describe("offers", () => {
  it("a comment and a message of one account, each to the other, and joins neither by itself", async () => {
    const { comment, chat } = await both();
    expect(await citizenOf(comment)).not.toBe(await citizenOf(chat));
    expect(await reasons(comment)).toEqual([[await citizenOf(chat), ["account"]]]);
    expect(await reasons(chat)).toEqual([[await citizenOf(comment), ["account"]]]);
    expect((await candidates(chat))[0]).toMatchObject({
      channels: ["facebook"],
      requests: [{ id: comment, channel: "facebook", status: "new" }],
    });
  });

  it("the same name on two channels, and the same telephone where one of the two is an account", async () => {
    const x = await arrive("public:9001", "Örnek Vatandaş 901", { channel: "x" });
    const instagram = await arrive("public:9002", "Örnek Vatandaş 901", { channel: "instagram" });
    expect(await reasons(x)).toEqual([[await citizenOf(instagram), ["name"]]]);
    const phone = "+905000009010";
    const whatsapp = await arrive("905000009010", "Ad Soyad", {
      channel: "whatsapp",
      from: { ids: ["905000009010"], phone, name: "Ad Soyad" },
    });
    const { request } = await receive(await agent(), intake({ citizen: { name: "Başka Ad", phone } }));
    const { request: family } = await receive(await agent(), intake({ citizen: { name: "Üçüncü Ad", phone } }));
    expect(await reasons(request.id)).toEqual([[await citizenOf(whatsapp), ["phone"]]]);
    expect(await reasons(whatsapp)).toEqual([
      [family.citizenId, ["phone"]],
      [request.citizenId, ["phone"]],
    ]);
    expect((await candidates(whatsapp))[0]?.phone).toBe("0 5•• ••• •• 10");
  });

  it("nobody for a first name, nor where an identity is withheld", async () => {
    const one = await arrive("public:9101", "Deniz");
    await arrive("public:9102", "Deniz");
    expect(await candidates(one)).toEqual([]);
    const { comment, chat } = await both();
    await db.request.update({ where: { id: comment }, data: { identityWithheld: true } });
    expect(await candidates(comment)).toEqual([]);
    expect(await candidates(chat)).toEqual([]);
  });

  it("only to public relations", async () => {
    const { comment, chat } = await both();
    await record(await agent(), { id: comment, change: { act: "route", departmentId: cast.roads.id } });
    const other = await citizenOf(chat);
    for (const actor of [cast.head, cast.worker, cast.mayor]) {
      const ctx = await as(db, actor);
      const refused = { code: "FORBIDDEN" };
      await expect(samePerson(ctx, { id: comment })).rejects.toMatchObject(refused);
      await expect(tie(ctx, { id: comment, citizenId: other })).rejects.toMatchObject(refused);
      await expect(untie(ctx, { id: comment, tie: "-" })).rejects.toMatchObject(refused);
    }
    for (const actor of [cast.stranger, cast.admin])
      await expect(samePerson(await as(db, actor), { id: comment })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("“the same person”", () => {
  it("ties accounts and open requests, and what is written afterwards joins", async () => {
    const { account, comment, chat } = await both();
    const answered = await arrive(account, null, { thread: null });
    expect(answered).toBe(chat);
    const [kept, left] = [await citizenOf(comment), await citizenOf(chat)];
    await tie(await as(db, cast.manager), { id: chat, citizenId: kept });
    expect(await citizenOf(chat)).toBe(kept);
    expect(await db.citizenIdentity.count({ where: { citizenId: left } })).toBe(0);
    const events = await db.requestEvent.findMany({ where: { requestId: chat, act: "tie" } });
    expect(events).toMatchObject([{ staffId: cast.manager.staffId, data: { citizenId: kept, moved: true } }]);
    expect(await candidates(chat)).toEqual([]);
    expect(await arrive(account, null)).toBe(chat);
    expect(await verifySums(db)).toEqual([]);
  });

  it("keeps the entry that says more, wherever it was said from", async () => {
    const { comment, chat } = await both();
    const [named, nameless] = [await citizenOf(comment), await citizenOf(chat)];
    await tie(await agent(), { id: comment, citizenId: nameless });
    expect(await citizenOf(chat)).toBe(named);
    expect(await db.requestEvent.findMany({ where: { requestId: comment, act: "tie" } })).toMatchObject([
      { data: { citizenId: named, moved: false } },
    ]);
  });

  it("leaves answered requests where they were, and takes the wish not to be written to along", async () => {
    const { account, comment, chat } = await both();
    const old = chat;
    await record(await agent(), { id: old, change: { act: "resolve", answer: "Bilgi verildi." } });
    const left = await citizenOf(old);
    const fresh = await arrive(account, null);
    await db.citizen.update({ where: { id: left }, data: { noSms: true } });
    const kept = await citizenOf(comment);
    const { tie: name } = await tie(await agent(), { id: comment, citizenId: left });
    expect(await citizenOf(old)).toBe(left);
    expect(await citizenOf(fresh)).toBe(kept);
    const silent = async () => (await db.citizen.findUniqueOrThrow({ where: { id: kept } })).noSms;
    expect(await silent()).toBe(true);
    await untie(await agent(), { id: comment, tie: name });
    expect(await silent()).toBe(false);
  });

  it("is undone whole, and once", async () => {
    const { account, comment, chat } = await both();
    const [kept, left] = [await citizenOf(comment), await citizenOf(chat)];
    const { tie: name } = await tie(await agent(), { id: chat, citizenId: kept });
    await untie(await agent(), { id: chat, tie: name });
    expect([await citizenOf(comment), await citizenOf(chat)]).toEqual([kept, left]);
    expect(await db.citizenIdentity.findFirst({ where: { externalId: account } })).toMatchObject({ citizenId: left });
    await expect(untie(await agent(), { id: chat, tie: name })).rejects.toMatchObject({ key: "notTied" });
    expect(await reasons(chat)).toEqual([[kept, ["account"]]]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("is undone from the request that was not moved, too", async () => {
    const { comment, chat } = await both();
    const left = await citizenOf(chat);
    const { tie: name } = await tie(await agent(), { id: comment, citizenId: left });
    await untie(await agent(), { id: comment, tie: name });
    expect(await citizenOf(chat)).toBe(left);
  });

  it("is refused where nothing speaks for it", async () => {
    const { chat } = await both();
    const stranger = await citizenOf(await arrive("public:9301", "Örnek Vatandaş 931"));
    for (const citizenId of [stranger, await citizenOf(chat), 999_999])
      await expect(tie(await agent(), { id: chat, citizenId })).rejects.toMatchObject({ key: "notAlike" });
  });
});
