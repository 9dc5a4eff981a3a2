import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { NO_FILTER } from "@/server/domain/filters";
import type { Intake } from "@/server/domain/intake";
import { requestNumber } from "@/server/domain/number";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { correctCitizen } from "../citizens/correct-citizen";
import { getRequest } from "./get";
import { listRequests } from "./list";
import { receive } from "./receive";
import { record } from "./record";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const NAME = "Jülide Fıstıkağacı";
const PHONE = "0537 111 22 33";
let serial = 0;
const take = async (given: Partial<Intake> = {}) => {
  serial += 1;
  const phone = `0537 111 ${String(1000 + serial).slice(0, 2)} ${String(1000 + serial).slice(2)}`;
  const { request } = await receive(
    await as(db, cast.agent),
    intake({ description: "Çukur var", citizen: { name: NAME, phone, email: "j.f@posta.example" }, ...given }),
  );
  return { ...request, phone };
};
const step = async (actor: Actor, id: number, change: Parameters<typeof record>[1]["change"]) =>
  record(await as(db, actor), { id, change });
const seen = async (actor: Actor, request: { year: number; seq: number }) => getRequest(await as(db, actor), request);
const router = async (actor: Actor) => appRouter.createCaller(await as(db, actor));

describe("the mayor's office sees no personal data", () => {
  it("in answer, waiting, facts, summary, the channel's id, coordinates and photographs", async () => {
    const words = `${NAME}, ${PHONE}, kapı no: 77`;
    const request = await take({
      channel: "whatsapp",
      externalId: "wamid.905371112233",
      description: words,
      doorNo: "77",
      latitude: 38.512345,
      longitude: 27.112345,
    });
    const { id } = request;
    await step(cast.agent, id, { act: "correct", facts: { summary: words, doorNo: "78", latitude: 38.522222 } });
    await step(cast.agent, id, { act: "route", departmentId: cast.roads.id, note: words });
    await step(cast.head, id, { act: "start" });
    const until = new Date(MONDAY.getTime() + 86_400_000);
    await step(cast.head, id, { act: "wait", waitingOn: "citizen", waitingFor: words, until, reason: "other" });
    await db.attachment.create({
      data: {
        ...{ requestId: id, by: "citizen", state: "stored", name: `${NAME}.jpg`, mime: "image/jpeg", size: 1 },
        ...{ sha256: "-", storeKey: "x", latitude: 38.512345, longitude: 27.112345, createdAt: MONDAY },
      } as const,
    });
    const waiting = await seen(cast.mayor, request);
    expect(waiting).toMatchObject({
      externalId: null,
      intakeDigest: null,
      citizenId: null,
      citizen: null,
      doorNo: null,
      latitude: null,
      longitude: null,
      attachments: [],
      waitingFor: "•••, •••, kapı no •••",
      summary: "•••, •••, kapı no •••",
    });
    await step(cast.head, id, { act: "resolve", answer: words });
    const text = JSON.stringify(await seen(cast.mayor, request));
    for (const secret of ["Fıstık", "Jülide", "111 22", "1112233", "77", "78", "38.5", "27.11", "wamid"])
      expect(text.includes(secret), secret).toBe(false);
    expect(await seen(cast.head, request)).toMatchObject({ answer: words, citizenId: request.citizenId });
  });

  it("nor finds them by a word, a digit or a distance", async () => {
    const request = await take({
      description: `Tenteli dükkânın önü. ${NAME} ${PHONE}`,
      categoryId: cast.pothole.id,
      neighbourhoodId: cast.atasehir.id,
      latitude: 38.512345,
      longitude: 27.112345,
    });
    const finds = async (actor: Actor, q: string) =>
      (await listRequests(await as(db, actor), { ...NO_FILTER, q })).rows.some(({ id }) => id === request.id);
    for (const q of ["jülide", "fıst", "tenteli fıstıkağacı", "0537", "05371112233", "111"])
      expect(await finds(cast.mayor, q), q).toBe(false);
    expect(await finds(cast.mayor, "tenteli dükkan")).toBe(true);
    expect(await finds(cast.agent, "tenteli fıstık")).toBe(true);
    const ask = { text: "", categoryId: cast.pothole.id, neighbourhoodId: cast.atasehir.id };
    const near = await (await router(cast.mayor)).requests.suggest({ ...ask, latitude: 38.5, longitude: 27.1 });
    expect(near.similar).toMatchObject([{ id: request.id, metres: null }]);
  });

  it("even of a name that was put right since", async () => {
    const request = await take({ description: "Hüsniyye Karpuzcu yazdı", citizen: { name: "Hüsniyye Karpuzcu" } });
    const { citizen } = await seen(cast.agent, request);
    const agent = await as(db, cast.agent);
    const versions = { version: request.version, citizenVersion: citizen?.version ?? 0 };
    await correctCitizen(agent, { id: request.id, ...versions, name: "Bambaşka Biri" });
    expect(await seen(cast.mayor, request)).toMatchObject({ description: "••• yazdı" });
  });

  it("goes on in a list by what is shown, however many hidden rows lie between", async () => {
    const first = await take({ description: "Vızırdayan pano, ilk" });
    for (let n = 0; n < 7; n += 1)
      await take({ description: "Pano bozuk", citizen: { name: "Vızırdayan Kişi", phone: `0538 222 33 ${40 + n}` } });
    for (let n = 0; n < 5; n += 1)
      await take({
        description: `Vızırdayan Kişi ${n}`,
        citizen: { name: "Vızırdayan Kişi", phone: `0538 222 44 ${40 + n}` },
      });
    const ctx = await as(db, cast.mayor);
    const filter = { ...NO_FILTER, q: "vızırdayan" };
    const page = await listRequests(ctx, filter, 2);
    expect(page.rows.map(({ id }) => id)).toEqual([first.id]);
    expect(page.next).toBeNull();
  });
});

describe("withheld identity", () => {
  it("gives nobody the citizen's id, nor counts for their other requests", async () => {
    const phone = "0537 999 88 77";
    const citizen = { name: "Şaziment Kırkpınar", phone };
    const open = await take({ citizen });
    const hidden = await take({ citizen, identityWithheld: true });
    expect(hidden.citizenId).toBe(open.citizenId);
    for (const actor of [cast.agent, cast.manager, cast.mayor])
      expect(await seen(actor, hidden)).toMatchObject({ citizenId: null, citizen: null });
    expect(await seen(cast.agent, open)).toMatchObject({ citizen: { requests: 1, open: 1 } });
    const changed = await (await router(cast.agent)).requests.act({
      id: hidden.id,
      version: hidden.version,
      change: { act: "note", text: "Bakıldı" },
      files: [],
    });
    expect(changed).toMatchObject({ citizenId: null, externalId: null });
  });

  it("stands beside no telephone: not in the call log, call-backs or messages", async () => {
    const number = "+905379998866";
    const hidden = await take({ citizen: { name: "Şaziment Kırkpınar", phone: number }, identityWithheld: true });
    const back = await db.callBack.create({
      data: {
        ...{ number, firstMissedAt: MONDAY, lastMissedAt: MONDAY, missed: 1, closedAt: MONDAY, outcome: "request" },
        requestId: hidden.id,
      } as const,
    });
    const call = { provider: "t", direction: "incoming", number, startedAt: MONDAY, endedAt: MONDAY } as const;
    await db.call.createMany({
      data: [
        { ...call, callId: "w1", requestId: hidden.id, outcome: "answered" },
        { ...call, callId: "w2", callBackId: back.id, outcome: "unanswered" },
      ],
    });
    const said = { direction: "incoming", medium: "whatsapp", body: "Ben Şaziment", state: "received" } as const;
    await db.message.create({
      data: {
        ...said,
        requestId: hidden.id,
        citizenId: hidden.citizenId,
        address: number.slice(1),
        createdAt: MONDAY,
        stateAt: MONDAY,
      },
    });
    const agent = await router(cast.agent);
    expect((await agent.calls.list({ number })).rows).toMatchObject([{ request: null }]);
    expect((await agent.calls.list({})).rows.find(({ request }) => request?.seq === hidden.seq)).toMatchObject({
      number: null,
      revealable: false,
    });
    expect((await agent.calls.callBacks({ state: "closed", number })).rows).toMatchObject([{ request: null }]);
    expect((await agent.messages.list({ state: [], q: number })).rows).toEqual([]);
    const byNumber = await agent.messages.list({ state: [], q: requestNumber(hidden.year, hidden.seq) });
    expect(byNumber.rows).toMatchObject([{ address: "", body: "Ben •••" }]);
  });
});

describe("what was merged in from another department", () => {
  it("gives its words and place to who works on it, and not whose it is", async () => {
    const main = await take({ citizen: null, departmentId: cast.parks.id });
    const merged = await take({ description: `${NAME}: kapı no 77 önü`, doorNo: "77", departmentId: cast.roads.id });
    await (await router(cast.agent)).requests.merge({
      id: merged.id,
      version: (await current(merged.id)).version,
      mainId: main.id,
    });
    const [one] = (await seen(cast.stranger, main)).merged;
    expect(one).toMatchObject({
      description: "•••: kapı no 77 önü",
      doorNo: "77",
      citizen: null,
      phone: null,
      personal: false,
    });
    expect((await seen(cast.agent, main)).merged).toMatchObject([{ citizen: NAME, personal: true }]);
    const parks = await as(db, cast.stranger);
    expect((await listRequests(parks, { ...NO_FILTER, q: merged.phone })).rows).toEqual([]);
    const reveal = (await router(cast.stranger)).requests.reveal({
      requestId: merged.id,
      what: "phone",
      why: "arayacağım",
    });
    await expect(reveal).rejects.toMatchObject({ code: "FORBIDDEN" });
    // Whoever sees their own request merged elsewhere learns where, and not what stands there.
    expect((await seen(cast.head, merged)).main).toMatchObject({ seq: main.seq, summary: "" });
  });
  const current = (id: number) => db.request.findUniqueOrThrow({ where: { id } });
});
