import { Logger } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Answers } from "@/server/domain/handover-answers";
import type { Intake } from "@/server/domain/intake";
import { handovers } from "@/server/routers/handovers";
import { createContext } from "@/server/services/context";
import { askHandoverNow, resendHandover, writeHandover } from "@/server/services/handovers/by-hand";
import { takeDueHandovers } from "@/server/services/handovers/due";
import { handoversOf } from "@/server/services/handovers/of-request";
import { savePeer } from "@/server/services/handovers/peers";
import { settleHandover } from "@/server/services/handovers/settle";
import { verifySums } from "@/server/services/reports/sums";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { testDatabase } from "@/server/testing/database";
import { georeport } from "@/server/testing/georeport";
import { ATTRIBUTES } from "@/server/testing/georeport-services";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";
import type { Tools } from "./job";

type Theirs = Awaited<ReturnType<typeof georeport>>;

let db: Db;
let cast: Cast;
let theirs: Theirs;

const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const tools = (): Tools => ({ db, senders: async () => [], receiverOf: async () => null });
const now = (actor = cast.agent) => as(db, actor, new Date());

/** Whatever waits for its time is due now. */
const hurry = () => db.handover.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } });
const hand = async () => {
  await hurry();
  await handOver(tools(), run);
};
const follow = async () => {
  await hurry();
  await followHandovers(tools(), run);
};

const setUp = async (given = {}) =>
  savePeer(await now(cast.admin), {
    institutionId: cast.izsu.id,
    way: "open311",
    enabled: true,
    url: theirs.url,
    jurisdictionId: "baska.example",
    apiKey: "the-key",
    defaultService: "",
    sharesContact: false,
    sharesPhotos: true,
    subjects: [{ categoryId: cast.road.id, service: "006" }],
    ...given,
  });

const WORDS = "Ben Örnek Vatandaş 14, 0500 000 00 14. Su borusu patlamış.";
async function refer(given: Partial<Intake> = {}) {
  const { request } = await receive(
    await now(),
    intake({
      description: WORDS,
      categoryId: cast.pothole.id,
      neighbourhoodId: cast.atasehir.id,
      street: "8780 Sokak",
      doorNo: "14",
      citizen: { name: "Örnek Vatandaş 14", phone: "0500 000 00 14", email: "ornek14@ornek.example" },
      ...given,
    }),
  );
  return record(await now(), { id: request.id, change: { act: "refer", institutionId: cast.izsu.id } });
}
const one = ({ id }: { id: number }) =>
  db.handover.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
const steps = async ({ id }: { id: number }) => {
  const events = await db.requestEvent.findMany({ where: { requestId: id, act: "hand_over" }, orderBy: { id: "asc" } });
  return events.map(({ data }) => (data as { step: string }).step);
};
const notices = async ({ id }: { id: number }) =>
  (await db.message.findMany({ where: { requestId: id, medium: "sms" }, orderBy: { id: "asc" } })).map(
    ({ notice }) => notice,
  );

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const citizen = { name: "Örnek Vatandaş 15", phone: "0500 000 00 15" };

describe.each(["json", "xml"] as const)("with a server that speaks %s", (format) => {
  beforeAll(async () => {
    theirs = await georeport({ format });
    await setUp();
    await db.peer.updateMany({ data: { services: { format, services: [] } } });
  });
  afterAll(() => theirs.close());
  beforeEach(() => theirs.become("well"));

  it("hands a referral over, keeps the number, and follows it to its end", async () => {
    const request = await refer();
    expect(await one(request)).toMatchObject({ state: "queued", number: null });
    await hand();
    const sent = theirs.taken.at(-1);
    expect(await one(request)).toMatchObject({ state: "accepted", number: sent?.id, error: null });
    await follow();
    expect(await steps(request)).toEqual(["accepted"]);

    if (sent) Object.assign(sent, { notes: "Ekip yolda." });
    await follow();
    await follow();
    expect(await steps(request)).toEqual(["accepted", "news"]);
    if (sent) Object.assign(sent, { status: "closed", notes: "Boru onarıldı." });
    await follow();
    await follow();
    expect(await one(request)).toMatchObject({ state: "closed", theirStatus: "closed", theirNotes: "Boru onarıldı." });
    if (sent) Object.assign(sent, { status: "open" });
    await follow();
    if (sent) Object.assign(sent, { status: "closed", notes: "Yeniden onarıldı." });
    await follow();
    expect(await steps(request)).toEqual(["accepted", "news", "closed", "news", "news"]);
    expect(await notices(request)).toEqual(["received", "referred", "handed", "handed_closed"]);
    const last = await db.message.findFirstOrThrow({ where: { requestId: request.id, notice: "handed_closed" } });
    expect(last.body).toContain("Boru onarıldı.");
    expect(theirs.problems).toEqual([]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("asks what their service asks for, and refuses what they would", async () => {
    await setUp({ subjects: [{ categoryId: cast.road.id, service: "033" }] });
    const { id } = (await receive(await now(), intake({ categoryId: cast.pothole.id }))).request;
    const asked = async (actor = cast.agent) =>
      handovers.createCaller(await now(actor)).asked({ requestId: id, institutionId: cast.izsu.id });
    for (const actor of [cast.head, cast.worker])
      await expect(asked(actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(asked(cast.mayor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { service, attributes, unknown } = await asked();
    expect({ service, unknown }).toEqual({ service: "033", unknown: false });
    expect(attributes).toEqual(ATTRIBUTES.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)));

    const referred = async (answers?: Answers) =>
      record(await now(), { id, change: { act: "refer", institutionId: cast.izsu.id, answers } });
    const before = await db.request.findUniqueOrThrow({ where: { id } });
    const wrong: (Answers | undefined)[] = [
      undefined,
      { CANS: ["2"] },
      { CANS: ["two"], WHISHETN: ["123"] },
      { CANS: ["2"], WHISHETN: ["9"] },
    ];
    for (const answers of wrong)
      await expect(referred(answers)).rejects.toMatchObject({
        code: "INVALID",
        key: "handoverAnswersMissing",
        params: { names: expect.stringMatching(/ticket|many/) },
      });
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await db.handover.count({ where: { requestId: id } })).toBe(0);

    const given = { CANS: ["2,5"], WHISHETN: ["124"], SIDES: ["n", "s"], SINCE: ["2026-01-19T11:00"], OTHER: ["x"] };
    await referred({ ...given, NOTE: ["Köşede,\n0500 000 00 14"], COLOUR: ["mavi"] });
    await hand();
    expect(await one({ id })).toMatchObject({ state: "accepted", error: null });
    const form = theirs.taken.at(-1)?.form;
    expect(form?.getAll("attribute[SIDES][]")).toEqual(["n", "s"]);
    expect(Object.fromEntries(form ?? [])).toMatchObject({
      "attribute[CANS]": "2.5",
      "attribute[WHISHETN]": "124",
      "attribute[SINCE]": "2026-01-19T11:00:00+03:00",
      "attribute[NOTE]": "Köşede,\n0500 000 00 14",
      "attribute[COLOUR]": "mavi",
    });
    expect(theirs.problems).toEqual([]);
    const event = await db.requestEvent.findFirstOrThrow({ where: { requestId: id, act: "refer" } });
    expect(JSON.stringify(event.data)).not.toContain("mavi");
    expect((await handoversOf(await now(cast.mayor), { requestId: id })).handovers).toMatchObject([{ answers: {} }]);
    await setUp();
  });

  it("learns before it goes what was never asked, and lets it be answered then", async () => {
    await setUp({ subjects: [{ categoryId: cast.road.id, service: "033" }] });
    await db.peerDefinition.deleteMany();
    const request = await refer();
    const before = theirs.taken.length;
    await hand();
    const { id, error, state } = await one(request);
    expect({ state, error }).toEqual({
      state: "failed",
      error: "answersMissing:What is the ticket/tag/DL number?, How many?",
    });
    expect(theirs.taken).toHaveLength(before);
    const again = async (answers: Answers) => resendHandover(await now(), { id, mayBeTwice: false, answers });
    await expect(again({ CANS: ["2"] })).rejects.toMatchObject({ key: "handoverAnswersMissing" });
    await again({ CANS: ["2"], WHISHETN: ["123"] });
    await hand();
    expect(await one(request)).toMatchObject({ state: "accepted", answers: { CANS: ["2"], WHISHETN: ["123"] } });

    const withheld = await receive(
      await now(),
      intake({ categoryId: cast.pothole.id, identityWithheld: true, citizen }),
    );
    const answers = { CANS: ["2"], WHISHETN: ["123"], NOTE: ["Soran Örnek Vatandaş 15, 0500 000 00 15"] };
    const change = { act: "refer", institutionId: cast.izsu.id, answers } as const;
    await record(await now(), { id: withheld.request.id, change });
    await hand();
    expect(theirs.taken.at(-1)?.form.get("attribute[NOTE]")).not.toMatch(/Vatandaş 15|00 15/);

    // What cannot be learned holds nothing up: then their own refusal says it.
    await db.peerDefinition.deleteMany();
    theirs.define(false);
    const other = await refer();
    await hand();
    expect(await one(other)).toMatchObject({ state: "refused", error: "peer:400" });
    theirs.define(true);
    await db.peerDefinition.deleteMany();
    await setUp();
  });

  it("waits for the number of what was taken under a token", async () => {
    theirs.become("token");
    const request = await refer();
    await hand();
    expect(await one(request)).toMatchObject({ state: "given", number: null });
    await follow();
    expect(await one(request)).toMatchObject({ state: "given" });
    theirs.reveal();
    await follow();
    expect(await one(request)).toMatchObject({ state: "accepted", number: theirs.taken.at(-1)?.id });
    expect(await steps(request)).toEqual(["accepted"]);
  });

  it.each(["lost", "unreadable"] as const)("never sends again what may have been taken: %s", async (mood) => {
    const before = theirs.taken.length;
    theirs.become(mood);
    const request = await refer();
    await hand();
    expect(await one(request)).toMatchObject({ state: "unknown" });
    theirs.become("well");
    await hand();
    await follow();
    expect(await one(request)).toMatchObject({ state: "accepted", number: theirs.taken.at(-1)?.id });
    expect(theirs.taken.length).toBe(before + 1);
  });

  it("leaves unknown what their system does not show, until a person decides", async () => {
    theirs.become("broken");
    const request = await refer();
    await hand();
    expect(await one(request)).toMatchObject({ state: "unknown", error: "peer:500" });
    theirs.become("well");
    const { id } = await one(request);
    await follow();
    await hand();
    expect(await one(request)).toMatchObject({ state: "unknown" });
    await expect(resendHandover(await now(), { id, mayBeTwice: false })).rejects.toMatchObject({
      key: "handoverMayBeTwice",
    });
    await resendHandover(await now(), { id, mayBeTwice: true });
    await hand();
    expect(await one(request)).toMatchObject({ state: "accepted" });
  });

  it("says what their system refused, and sends it again when asked", async () => {
    theirs.become("refuses");
    const request = await refer();
    await hand();
    const { id } = await one(request);
    expect(await one(request)).toMatchObject({ state: "refused", error: "peer:404" });
    theirs.become("well");
    await hand();
    expect(await one(request)).toMatchObject({ state: "refused" });
    await resendHandover(await now(), { id, mayBeTwice: false });
    await hand();
    expect(await one(request)).toMatchObject({ state: "accepted" });
    await expect(resendHandover(await now(), { id, mayBeTwice: true })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("waits as long as a busy system asks, and gives up visibly in the end", async () => {
    theirs.become("busy");
    const request = await refer();
    await hand();
    const { nextAt, id } = await one(request);
    expect(await one(request)).toMatchObject({ state: "queued", error: "busy", attempts: 1 });
    expect((nextAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(100_000);
    for (let turn = 0; turn < 6; turn++) await hand();
    expect(await one(request)).toMatchObject({ state: "failed", attempts: 6 });
    theirs.become("well");
    await resendHandover(await now(), { id, mayBeTwice: false });
    await hand();
    expect(await one(request)).toMatchObject({ state: "accepted" });
  });

  it("tells the page when their system does not answer, and knows the state it knew", async () => {
    const request = await refer();
    await hand();
    theirs.become("unavailable");
    await db.handover.updateMany({ where: { requestId: { not: request.id } }, data: { nextAt: null } });
    await follow();
    expect(await one(request)).toMatchObject({ state: "accepted", error: "network" });
    theirs.become("well");
    await follow();
    expect(await one(request)).toMatchObject({ state: "accepted", error: null });
  });
});

describe("what leaves the house", () => {
  beforeAll(async () => {
    theirs = await georeport({ format: "json" });
    await setUp();
  });
  afterAll(() => theirs.close());
  const sent = async (given: Partial<Intake> = {}) => {
    await refer(given);
    await hand();
    return Object.fromEntries(theirs.taken.at(-1)?.form ?? []);
  };

  it("is what, where and our number; nobody's name or telephone", async () => {
    const form = await sent({ latitude: 38.49, longitude: 27.05 });
    expect(form).toMatchObject({
      service_code: "006",
      lat: "38.49",
      long: "27.05",
      address_string: "8780 Sokak No 14, Ataşehir, Örnek Belediyesi",
      description: expect.stringMatching(/Su borusu patlamış\.\n\nÖrnek Belediyesi · 20\d\d-\d{6}$/),
    });
    // This service defines no such attribute, so it would refuse it.
    expect(form).not.toHaveProperty("attribute[external_id]");
    expect(JSON.stringify(form)).not.toMatch(/Vatandaş|0500|ornek14/);
  });

  it("says where words were cut, and cuts neither our number nor a letter", async () => {
    const { description = "" } = await sent({ description: `${"Çukur 🕳".repeat(600)} son` });
    expect(description.length).toBeLessThanOrEqual(4000);
    expect(description).toMatch(/… \(Metnin devamı bu numarayla belediyemizden istenebilir\.\)\n\nÖrnek Belediyesi · /);
    expect(description.isWellFormed()).toBe(true);
  });

  it("is the person too where the municipality has decided so, but never who withheld identity", async () => {
    await setUp({ sharesContact: true, apiKey: "" });
    expect(await sent()).toMatchObject({
      first_name: "Örnek Vatandaş",
      last_name: "14",
      phone: "+905000000014",
      email: "ornek14@ornek.example",
    });
    const form = await sent({ identityWithheld: true });
    expect(form.address_string).toBe("8780 Sokak, Ataşehir, Örnek Belediyesi");
    expect(JSON.stringify(form)).not.toMatch(/Vatandaş|0500|ornek14|No 14/);
    await setUp({ apiKey: "" });
  });

  it("is nothing where their system has no service for the subject, which is said at once", async () => {
    const request = await refer({ categoryId: cast.swing.id });
    await hand();
    expect(await one(request)).toMatchObject({ state: "failed", error: "noService" });
    await setUp({ apiKey: "", defaultService: "006" });
    await resendHandover(await now(), { id: (await one(request)).id, mayBeTwice: false });
    await hand();
    expect(await one(request)).toMatchObject({ state: "accepted" });
    await setUp({ apiKey: "" });
  });

  it("is nothing while the institution is switched off, or what was opened again here before it left", async () => {
    await setUp({ apiKey: "", enabled: false });
    const off = await refer();
    expect(await db.handover.count({ where: { requestId: off.id } })).toBe(0);
    await setUp({ apiKey: "" });
    const request = await refer();
    await record(await now(), { id: request.id, change: { act: "reopen", why: "Bizim işimizmiş" } });
    expect(await one(request)).toMatchObject({ state: "dropped" });
    const before = theirs.taken.length;
    await hand();
    expect(theirs.taken.length).toBe(before);
    const again = await record(await now(), { id: request.id, change: { act: "refer", institutionId: cast.izsu.id } });
    await hand();
    expect(await one(again)).toMatchObject({ state: "accepted" });
    expect(await db.handover.count({ where: { requestId: request.id } })).toBe(2);
  });

  it("is one thing only, however many workers there are, and a dead one's is not sent blindly", async () => {
    const before = theirs.taken.length;
    await Promise.all(Array.from({ length: 5 }, () => refer()));
    await Promise.all([hand(), hand(), hand()]);
    expect(theirs.taken.length).toBe(before + 5);
    const request = await refer();
    const ctx = await createContext(db, SYSTEM);
    const [taken] = await takeDueHandovers(ctx, { limit: 10 });
    await db.handover.updateMany({ where: { state: "taken" }, data: { takenAt: new Date(Date.now() - 600_000) } });
    await follow();
    expect(await one(request)).toMatchObject({ state: "unknown" });
    expect(theirs.taken.length).toBe(before + 5);
    const late = { id: taken?.id ?? 0, attempt: 9, outcome: { kind: "accepted" as const, number: "1" } };
    expect(await settleHandover(ctx, late)).toBeNull();
  });
});

describe("by hand", () => {
  beforeAll(async () => {
    theirs = await georeport({ format: "json" });
    await setUp();
  });
  afterAll(() => theirs.close());

  it("is for whoever may refer", async () => {
    const request = await refer();
    const { id } = await one(request);
    const given = { id, number: "A-1", status: "open" as const, notes: "" };
    for (const actor of [cast.worker, cast.stranger, cast.admin])
      for (const act of [
        async () => resendHandover(await now(actor), { id, mayBeTwice: true }),
        async () => askHandoverNow(await now(actor), { id }),
        async () => writeHandover(await now(actor), given),
      ])
        await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(writeHandover(await now(cast.mayor), given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      record(await now(), {
        id: request.id,
        change: {
          act: "hand_over",
          institutionId: cast.izsu.id,
          step: "closed",
          status: "closed",
          number: "1",
          text: null,
          staffId: null,
        },
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await handoversOf(await now(cast.mayor), { requestId: request.id })).mayAct).toBe(false);
    await expect(askHandoverNow(await now(), { id })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("writes what the institution said on the telephone", async () => {
    const request = await refer();
    const { id } = await one(request);
    await writeHandover(await now(), { id, number: "2026/77", status: "open", notes: "" });
    await writeHandover(await now(), { id, number: "2026/77", status: "open", notes: "" });
    expect(await one(request)).toMatchObject({ state: "accepted", number: "2026/77" });
    await writeHandover(await now(), { id, number: "2026/77", status: "closed", notes: "Onarıldı." });
    expect(await one(request)).toMatchObject({ state: "closed", theirNotes: "Onarıldı." });
    expect(await steps(request)).toEqual(["accepted", "closed"]);
    const [shown] = (await handoversOf(await now(), { requestId: request.id })).handovers;
    expect(shown).toMatchObject({ number: "2026/77", state: "closed" });
    await hand();
    const { ourId } = await one(request);
    expect(theirs.taken.some(({ form }) => form.get("attribute[external_id]") === ourId)).toBe(false);
  });
});
