import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { filterSchema } from "@/server/domain/filters";
import type { IncomingMessage } from "@/server/domain/incoming";
import { STATUSES } from "@/server/domain/request";
import { DAY_MS } from "@/server/domain/time";
import { canRead } from "@/server/policies/can";
import { visible } from "@/server/policies/visible";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { readAttachment } from "../attachments/read";
import { addInformation } from "../citizens/add-information";
import { reveal } from "../citizens/reveal";
import { track } from "../citizens/track";
import { verifySums } from "../reports/sums";
import { getRequest } from "../requests/get";
import { listRequests } from "../requests/list";
import { joinFollowed, merge, unmerge } from "../requests/merge";
import { record } from "../requests/record";
import { visibleSql } from "../requests/where";
import { hear } from "./hear";
import { takeBack } from "./take-back";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  for (const vendor of ["whatsapp", "meta", "x"] as const) await makeConnection(db, vendor, {});
});

const CHATS = ["whatsapp", "facebook", "instagram", "x"] as const;
const daysOn = (days: number) => new Date(MONDAY.getTime() + days * DAY_MS);
let count = 0;
function message(given: Partial<IncomingMessage> = {}): IncomingMessage {
  count += 1;
  const number = `90532001${String(1000 + count)}`;
  return {
    channel: "whatsapp",
    url: null,
    thread: null,
    revises: null,
    externalId: `said.${count}`,
    from: { ids: [number], phone: `+${number}`, name: `Örnek Vatandaş ${count}` },
    at: MONDAY,
    text: "Sokakta su borusu patladı.",
    media: [],
    location: null,
    replyTo: null,
    opens: true,
    ...given,
  };
}
const listen = async (said: IncomingMessage) =>
  hear(await as(db, { kind: "channel", channel: said.channel }, said.at), { vendor: "whatsapp", message: said });
const next = ({ from, channel, thread }: IncomingMessage, text: string, given: Partial<IncomingMessage> = {}) =>
  message({ from, channel, thread, text, ...given });
const row = (id: number | null) => db.request.findUniqueOrThrow({ where: { id: id ?? 0 } });
const idOf = async (said: IncomingMessage) => (await listen(said)).requestId ?? 0;
const opened = () => db.request.count();
const by = (actor: Actor, now = MONDAY) => as(db, actor, now);

async function routed(said: IncomingMessage) {
  const id = await idOf(said);
  await record(await by(cast.agent), { id, change: { act: "route", departmentId: cast.roads.id } });
  return id;
}
async function merged(given: Partial<IncomingMessage> = {}) {
  const first = message(given);
  const mainId = await routed(message(given));
  const id = await idOf(first);
  await merge(await by(cast.agent), { id, mainId });
  return { first, id, mainId };
}
async function answered(given: Partial<IncomingMessage> = {}) {
  const first = message(given);
  const id = await routed(first);
  await record(await by(cast.worker), { id, change: { act: "resolve", answer: "Boru onarıldı." } });
  const quote = `ours.${id}`;
  const channel = first.channel;
  await db.message.create({
    data: {
      ...{
        requestId: id,
        citizenId: (await row(id)).citizenId,
        direction: "outgoing",
        medium: channel,
        sender: channel,
      },
      ...{ vendorId: quote, address: first.from.ids[0], body: "Boru onarıldı.", state: "delivered" },
      ...{ createdAt: MONDAY, stateAt: MONDAY },
    },
  });
  return { first, id, quote };
}

describe.each(CHATS)("after a merge, on %s", (channel) => {
  it("what a merged citizen says opens nothing and stands on both requests", async () => {
    const { first, id, mainId } = await merged({ channel });
    const before = await opened();
    const media = [{ id: `p${count}`, kind: "image", mime: "image/jpeg", filename: null } as const];
    const said = next(first, "Su şimdi bodruma doluyor, acil!", { media });
    expect(await listen(said)).toEqual({ requestId: mainId, how: "joined" });
    expect((await listen(said)).how).toBe("repeated");
    expect(await opened()).toBe(before);
    for (const requestId of [id, mainId])
      expect(await db.requestEvent.findMany({ where: { requestId, act: "hear" } })).toMatchObject([
        { data: { text: said.text } },
      ]);
    expect(await db.message.findMany({ where: { vendorId: said.externalId } })).toMatchObject([{ requestId: id }]);
    expect(await db.attachment.findMany({ where: { requestId: id } })).toHaveLength(1);
  });
});

describe("what was merged", () => {
  it("is followed through a chain, and a circle ends", async () => {
    const { first, id, mainId } = await merged();
    const top = await routed(message());
    // As if two merges had met: the middle one was not moved on.
    await db.request.update({ where: { id: mainId }, data: { status: "merged", mergedIntoId: top } });
    expect(await listen(next(first, "Hâlâ akıyor"))).toEqual({ requestId: top, how: "joined" });
    await db.request.update({ where: { id: top }, data: { status: "merged", mergedIntoId: mainId } });
    expect((await listen(next(first, "Ses veren var mı?"))).how).toBe("opened");
    await db.request.update({ where: { id: top }, data: { status: "assigned", mergedIntoId: null } });
    await db.request.update({ where: { id: mainId }, data: { status: "assigned", mergedIntoId: null } });
    expect(await db.request.count({ where: { id, mergedIntoId: mainId } })).toBe(1);
    expect(await verifySums(db)).toEqual([]);
  });

  it("lets the main request go on that waits for the citizen, by chat and by the page", async () => {
    const { first, id, mainId } = await merged();
    const wait = async () =>
      record(await by(cast.worker), {
        id: mainId,
        change: { act: "wait", waitingOn: "citizen", waitingFor: "vatandaş", until: daysOn(9), reason: "other" },
      });
    await wait();
    await listen(next(first, "Bodrum katı"));
    expect(await row(mainId)).toMatchObject({ status: "in_progress" });
    await wait();
    const code = (await row(id)).trackingCode;
    await addInformation(await by({ kind: "citizen", trackingCode: code }), { code, text: "Arka kapı", files: [] });
    expect(await row(mainId)).toMatchObject({ status: "in_progress" });
    expect(await verifySums(db)).toEqual([]);
  });

  it("shows words, photographs and place to whoever works on the main request, and to no stranger", async () => {
    const location = { latitude: 38.4953, longitude: 27.0612, label: null };
    const { first, id, mainId } = await merged({ location });
    await listen(next(first, "Numaram 0532 000 11 22, arayın"));
    const data = { requestId: id, by: "citizen", state: "stored", name: "su.jpg", mime: "image/jpeg" } as const;
    const file = await db.attachment.create({
      data: { ...data, size: 3, sha256: "", storeKey: "missing", createdAt: MONDAY, latitude: 38.1, longitude: 27.1 },
    });
    const main = await row(mainId);
    const section = {
      id,
      channel: "whatsapp",
      citizen: first.from.name,
      phone: expect.stringContaining("•"),
      said: [{ text: "Numaram 0532 000 11 22, arayın" }],
      attachments: [{ id: file.id, latitude: 38.1 }],
      latitude: 38.4953,
    };
    expect((await getRequest(await by(cast.agent), main)).merged).toMatchObject([section]);
    // The department works on the matter: of whom else asked it learns what they said, not who they are.
    const matter = { ...section, citizen: null, phone: null, attachments: [{ id: file.id }] };
    for (const actor of [cast.worker, cast.head])
      expect((await getRequest(await by(actor), main)).merged).toMatchObject([
        { ...matter, said: [{ text: expect.not.stringContaining("11 22") }] },
      ]);
    const [seen] = (await getRequest(await by(cast.mayor), main)).merged;
    expect(seen).toMatchObject({ citizen: null, phone: null, doorNo: null, attachments: [] });
    expect(JSON.stringify(seen)).not.toMatch(/11 22|Örnek Vatandaş/);
    const own = await row(id);
    expect(await getRequest(await by(cast.worker), own)).toMatchObject({ personal: false, acts: [] });
    const asked = { requestId: id, what: "phone", why: "Aranacak" } as const;
    expect(await reveal(await by(cast.agent), asked)).toBeTruthy();
    for (const actor of [cast.worker, cast.mayor])
      await expect(reveal(await by(actor), asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const actor of [cast.stranger, cast.admin])
      await expect(getRequest(await by(actor), own)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readAttachment(await by(cast.stranger), { id: file.id, variant: "full" })).rejects.toMatchObject({
      params: { what: "file" },
    });
    const filter = filterSchema.parse({ mergedInto: String(mainId) });
    const listed = async (actor: Actor) => (await listRequests(await by(actor), filter)).rows.map((one) => one.id);
    expect(await listed(cast.worker)).toEqual([id]);
    expect(await listed(cast.stranger)).toEqual([]);
    // Whoever gets the main request gets what was merged into it, and whoever loses it loses both.
    await record(await by(cast.agent), { id: mainId, change: { act: "route", departmentId: cast.parks.id } });
    expect(await listed(cast.worker)).toEqual([]);
    expect((await getRequest(await by(cast.stranger), own)).id).toBe(id);
    await unmerge(await by(cast.agent), { id });
    await expect(getRequest(await by(cast.stranger), own)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await verifySums(db)).toEqual([]);
  });

  it("hides identity where it is withheld", async () => {
    const { id, mainId } = await merged();
    await db.request.update({ where: { id }, data: { identityWithheld: true } });
    const shown = await getRequest(await by(cast.worker), await row(mainId));
    expect(shown.merged).toMatchObject([{ citizen: null, phone: null, withheld: true }]);
  });

  it("keeps the words of one citizen from the page of another, and tells both how the matter stands", async () => {
    const { first, id, mainId } = await merged();
    await listen(next(first, "Bodruma doluyor"));
    const page = async (requestId: number) => {
      const code = (await row(requestId)).trackingCode;
      return track(await by({ kind: "citizen", trackingCode: code }), { code });
    };
    expect((await page(mainId)).steps.map(({ kind }) => kind)).not.toContain("told");
    expect((await page(id)).steps.map(({ kind }) => kind)).toContain("told");
    await record(await by(cast.worker), { id: mainId, change: { act: "start" } });
    expect(await page(id)).toMatchObject({ status: "in_progress", department: cast.roads.name });
  });

  it("is taken back on both", async () => {
    const { first, id, mainId } = await merged();
    const said = next(first, "Yanlış yazdım");
    await listen(said);
    expect(
      await takeBack(await by({ kind: "channel", channel: "whatsapp" }), {
        channel: "whatsapp",
        of: said.externalId,
        at: MONDAY,
      }),
    ).toBe(true);
    for (const requestId of [id, mainId])
      expect(await db.requestEvent.count({ where: { requestId, act: "hear" } })).toBe(2);
  });
});

describe.each(CHATS)("after an answer, on %s", (channel) => {
  it("thanks open nothing, and the quoted answer is disputed where it stands", async () => {
    const { first, id, quote } = await answered({ channel });
    const before = await opened();
    expect(await listen(next(first, "Çok teşekkür ederim, elinize sağlık 🙏"))).toEqual({
      requestId: id,
      how: "joined",
    });
    expect(await row(id)).toMatchObject({ status: "resolved", confirmation: "not_asked", followUpAt: null });
    const quoted = next(first, "Sorun çözülmedi, hâlâ akıyor!", { replyTo: quote });
    expect(await listen(quoted)).toEqual({ requestId: id, how: "joined" });
    expect(await row(id)).toMatchObject({ status: "resolved", confirmation: "disputed", followUpAt: MONDAY });
    expect(await opened()).toBe(before);
    expect(
      await db.requestEvent.findMany({
        where: { requestId: id, act: { in: ["hear", "confirm"] } },
        orderBy: { id: "asc" },
      }),
    ).toMatchObject([
      { data: { how: "thanks" } },
      { data: { text: quoted.text } },
      { act: "confirm", actor: "channel" },
    ]);
    const filter = filterSchema.parse({ followUp: "yes" });
    const told = async (actor: Actor) => (await listRequests(await by(actor), filter)).rows.map((one) => one.id);
    expect(await told(cast.head)).toContain(id);
    expect(await told(cast.manager)).toContain(id);
    expect(await told(cast.stranger)).not.toContain(id);
    await record(await by(cast.agent), { id, change: { act: "note", text: "Ekip gönderildi" } });
    expect(await told(cast.head)).not.toContain(id);
    expect(await verifySums(db)).toEqual([]);
  });

  it("anything else opens a request that follows it and goes back to it by one act", async () => {
    const { first, id } = await answered({ channel });
    const said = await listen(next(first, "Aynı yerde yine su var", { at: daysOn(3) }));
    expect(said.how).toBe("opened");
    const follower = await row(said.requestId);
    expect(follower).toMatchObject({ followsId: id, status: "new" });
    const view = await getRequest(await by(cast.agent), follower);
    expect(view.follows).toMatchObject({ id });
    for (const actor of [cast.head, cast.mayor, cast.stranger])
      await expect(joinFollowed(await by(actor), follower)).rejects.toThrow();
    const stale = { id: follower.id, version: follower.version + 1 };
    await expect(joinFollowed(await by(cast.agent), stale)).rejects.toMatchObject({ code: "CONFLICT" });
    await joinFollowed(await by(cast.agent, daysOn(3)), { id: follower.id, version: follower.version });
    expect(await row(follower.id)).toMatchObject({
      status: "merged",
      mergedIntoId: id,
      mainDepartmentId: cast.roads.id,
    });
    expect(await row(id)).toMatchObject({
      status: "assigned",
      departmentId: cast.roads.id,
      mergedCount: 1,
      answer: null,
    });
    expect(await verifySums(db)).toEqual([]);
  });
});

describe("after an answer", () => {
  it("of what was merged, too, and where the main one is open again it is merged only", async () => {
    const { first, mainId } = await merged();
    await record(await by(cast.worker), { id: mainId, change: { act: "resolve", answer: "Onarıldı." } });
    expect(await listen(next(first, "Allah razı olsun"))).toEqual({ requestId: mainId, how: "joined" });
    const follower = await row(await idOf(next(first, "Elektrik de gitti")));
    expect(follower.followsId).toBe(mainId);
    await record(await by(cast.agent), { id: mainId, change: { act: "reopen", why: "Sürüyor" } });
    await joinFollowed(await by(cast.agent), { id: follower.id });
    expect(await row(mainId)).toMatchObject({ status: "assigned", mergedCount: 2 });
    expect(await verifySums(db)).toEqual([]);
  });

  it("a quote is no dispute once it was disputed or the time is over, and stands there all the same", async () => {
    const { first, id, quote } = await answered();
    await listen(next(first, "Hâlâ akıyor", { replyTo: quote, at: daysOn(16) }));
    expect(await row(id)).toMatchObject({ confirmation: "not_asked", followUpAt: daysOn(16) });
    const declined = await routed(message());
    await record(await by(cast.head), { id: declined, change: { act: "decline", reason: "Yetkimizde değil" } });
    const said = (await db.request.findUniqueOrThrow({ where: { id: declined } })).externalId;
    const from = (
      await db.citizenIdentity.findFirstOrThrow({ where: { citizenId: (await row(declined)).citizenId ?? 0 } })
    ).externalId;
    const words = message({ from: { ids: [from], phone: null, name: null }, text: "Olmaz böyle", replyTo: said });
    expect(await listen(words)).toEqual({ requestId: declined, how: "joined" });
    expect(await row(declined)).toMatchObject({ status: "declined", confirmation: "not_asked", followUpAt: MONDAY });
  });

  it("long ago, even thanks open a request, which follows nothing", async () => {
    const { first } = await answered();
    const late = await row(await idOf(next(first, "Teşekkürler", { at: daysOn(31) })));
    expect(late).toMatchObject({ status: "new", followsId: null });
    await expect(joinFollowed(await by(cast.agent), { id: late.id })).rejects.toMatchObject({ key: "followsNothing" });
  });

  it("a sticker or a thumb up is thanks, and an open request is joined first", async () => {
    const { first, id, quote } = await answered();
    const media = [{ id: "st1", kind: "sticker", mime: "image/webp", filename: null } as const];
    expect(await listen(next(first, "", { media }))).toEqual({ requestId: id, how: "joined" });
    const thumb = next(first, "Tepki verdi: 👍", { opens: false, replyTo: quote });
    expect(await listen(thumb)).toEqual({ requestId: id, how: "joined" });
    expect(await row(id)).toMatchObject({ followUpAt: null });
    const newer = await idOf(next(first, "Bir de lamba yanmıyor"));
    expect((await listen(next(first, "Teşekkürler"))).requestId).toBe(newer);
  });
});

it("can and visible say the same of every request to everybody", async () => {
  const people: Actor[] = [cast.agent, cast.manager, cast.head, cast.worker, cast.stranger, cast.mayor, cast.admin];
  const { id } = await merged();
  const departments = [null, cast.roads.id, cast.parks.id];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...people, { kind: "citizen", trackingCode: "ABCDEFGH" } as const),
      fc.constantFrom(...departments),
      fc.constantFrom(...departments),
      fc.constantFrom(...STATUSES),
      async (actor, departmentId, mainDepartmentId, status) => {
        const request = await db.request.update({ where: { id }, data: { departmentId, mainDepartmentId, status } });
        const seen = await db.request.count({ where: { AND: [{ id }, visible(actor)] } });
        const [inSql] = await db.$queryRaw<[{ count: number }]>`
          SELECT count(*)::int AS count FROM request r WHERE r.id = ${id} AND ${visibleSql(actor)}`;
        expect([seen, inSql.count]).toEqual(canRead(actor, request) ? [1, 1] : [0, 0]);
      },
    ),
    { seed: 20261130, numRuns: 150 },
  );
});
