import { Logger } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Intake } from "@/server/domain/intake";
import { settlePostByHand } from "@/server/services/handovers/by-hand";
import { handoversOf } from "@/server/services/handovers/of-request";
import { savePeer } from "@/server/services/handovers/peers";
import { hearIn } from "@/server/services/incoming/join";
import { keepSums } from "@/server/services/reports/keep-sums";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { mainOf } from "@/server/services/requests/thread";
import { testDatabase } from "@/server/testing/database";
import { georeport, type ListedUpdate } from "@/server/testing/georeport";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";
import type { Tools } from "./job";

/** Against a server of mySociety's extension that is not ours: it knows no ids of its callers, and is as strict as open311-adapter. */
let db: Db;
let cast: Cast;
let theirs: Awaited<ReturnType<typeof georeport>>;

const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const tools = (): Tools => ({ db, senders: async () => [], receiverOf: async () => null });
const now = (actor = cast.agent) => as(db, actor, new Date());

const hurry = async () => {
  await db.handover.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } });
  await db.handoverPost.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } });
};
const hand = async () => {
  await hurry();
  await handOver(tools(), run);
};
const follow = async () => {
  await hurry();
  await db.peer.updateMany({ data: { updatesNextAt: new Date() } });
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
    defaultService: "006",
    sharesContact: false,
    sharesPhotos: true,
    subjects: [],
    ...given,
  });

async function handed(given: Partial<Intake> = {}) {
  const citizen = { name: "Örnek Vatandaş 14", phone: "0500 000 00 14" };
  const taken = intake({ description: "Su borusu patlamış.", categoryId: cast.pothole.id, citizen, ...given });
  const { request } = await receive(await now(), taken);
  await record(await now(), { id: request.id, change: { act: "refer", institutionId: cast.izsu.id } });
  await hand();
  const handover = await one(request);
  if (!handover.number) throw new Error("There is no number");
  return { id: request.id, number: handover.number };
}
const one = ({ id }: { id: number }) =>
  db.handover.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
const posts = ({ id }: { id: number }) =>
  db.handoverPost.findMany({ where: { handover: { requestId: id } }, orderBy: { id: "asc" } });
const peer = () => db.peer.findUniqueOrThrow({ where: { institutionId: cast.izsu.id } });
const said = async ({ id }: { id: number }) => {
  const events = await db.requestEvent.findMany({ where: { requestId: id, act: "hand_over" }, orderBy: { id: "asc" } });
  return events.map(({ data }) => {
    const { step, text } = data as { step: string; text: string | null };
    return [step, text];
  });
};
/** The citizen writes, as by a chat. */
async function writes({ id }: { id: number }, text: string, more: { how?: "thanks" | "edited" } = {}): Promise<void> {
  const ctx = await as(db, { kind: "channel", channel: "whatsapp" }, new Date());
  await db.$transaction(async (tx) => {
    const thread = { id, main: await mainOf(tx, id) };
    await keepSums(tx, await hearIn(ctx, tx, thread, { act: "hear", text, medium: "whatsapp", ...more }));
  });
}

let count = 0;
const w3c = (at: Date) => at.toISOString().replace(/\.\d+Z$/, "Z");
const update = (number: string, given: Partial<ListedUpdate> = {}): ListedUpdate => ({
  update_id: String(638_344 + count++),
  service_request_id: number,
  status: "open",
  description: "This is a note",
  updated_datetime: w3c(new Date()),
  media_url: "",
  ...given,
});

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

describe.each(["json", "xml"] as const)("with a server of the extension that speaks %s", (format) => {
  let list: ListedUpdate[];
  beforeAll(async () => {
    theirs = await georeport({ format });
    await setUp();
    await db.peer.updateMany({ data: { services: { format, services: [] } } });
  });
  afterAll(() => theirs.close());
  beforeEach(() => {
    theirs.become("well");
    list = [];
    theirs.extend({ updates: list });
  });

  it("puts each update on the timeline once, and the citizen is told once that they are done", async () => {
    const request = await handed();
    list.push(
      update(request.number, { description: "Ekip yolda.", media_url: "https://foto.ornek.example/1.jpg" }),
      update(request.number, { status: "investigating", description: "" }),
      update("1", { description: "Başkasının başvurusu" }),
    );
    await follow();
    await follow();
    expect(await said(request)).toEqual([
      ["accepted", null],
      ["news", "Ekip yolda.\nDosya: https://foto.ornek.example/1.jpg"],
      ["news", "İnceleniyor."],
    ]);
    const sent = theirs.taken.at(-1);
    if (sent) Object.assign(sent, { status: "closed", notes: "Boru onarıldı & kapatıldı." });
    list.push(update(request.number, { status: "fixed", description: "Boru onarıldı & kapatıldı." }));
    await follow();
    await follow();
    expect((await said(request)).slice(3)).toEqual([["closed", "Boru onarıldı & kapatıldı."]]);
    expect(await one(request)).toMatchObject({ state: "closed", theirStatus: "closed" });
    const notices = await db.message.findMany({
      where: { requestId: request.id, medium: "sms" },
      orderBy: { id: "asc" },
    });
    expect(notices.map(({ notice }) => notice)).toEqual(["received", "referred", "handed", "handed_closed"]);
    expect(await db.handoverUpdate.count({ where: { handover: { requestId: request.id } } })).toBe(3);
    expect(theirs.problems).toEqual([]);
  });

  it("keeps an update whose status, moment or picture cannot be read, and lets an older one reopen nothing", async () => {
    const request = await handed();
    const sent = theirs.taken.at(-1);
    if (sent) Object.assign(sent, { status: "closed", notes: null });
    await follow();
    list.push(
      update(request.number, { status: "INVALID_STATE", description: "Söz", media_url: "file:///etc/passwd" }),
      update(request.number, { status: "open", updated_datetime: w3c(new Date(Date.now() - 60 * 60_000)) }),
    );
    await follow();
    expect((await said(request)).slice(1)).toEqual([
      ["closed", null],
      ["news", "This is a note"],
      ["news", "Söz"],
    ]);
    expect(await one(request)).toMatchObject({ state: "closed", theirStatus: "closed" });
  });

  it("reads on where their list is cut off", async () => {
    const request = await handed();
    const start = Date.now() - 30 * 60_000;
    for (let minute = 0; minute < 10; minute++)
      list.push(
        update(request.number, {
          description: `Not ${minute}`,
          updated_datetime: w3c(new Date(start + minute * 60_000)),
        }),
      );
    theirs.extend({ updates: list, page: 3 });
    await follow();
    expect((await said(request)).map(([, text]) => text).slice(1)).toEqual(list.map(({ description }) => description));
  });

  it("posts what the citizen adds, once and in order, and does not take it back for theirs", async () => {
    const request = await handed();
    await writes(request, "Ben Örnek Vatandaş 14, 0500 000 00 14. Su hâlâ akıyor.");
    await writes(request, "Teşekkürler", { how: "thanks" });
    await writes(request, "İkinci kat da su aldı.");
    await hand();
    await hand();
    const mine = theirs.posted.filter((form) => form.get("service_request_id") === request.number);
    expect(mine.map((form) => form.get("status"))).toEqual(["OPEN", "OPEN"]);
    expect(mine[0]?.get("description")).toMatch(/Su hâlâ akıyor\.$/);
    expect(mine[0]?.get("description")).not.toMatch(/Vatandaş 14|000 00 14/);
    expect(mine[0]?.has("phone")).toBe(false);
    expect(mine[1]?.get("description")).toBe("İkinci kat da su aldı.");
    expect((await posts(request)).map(({ state, updateId }) => [state, updateId !== null])).toEqual([
      ["accepted", true],
      ["accepted", true],
    ]);
    await follow();
    expect(await said(request)).toEqual([["accepted", null]]);
    expect(theirs.problems).toEqual([]);
  });

  it("gives the person too where the municipality has decided so, but never who withheld identity", async () => {
    await setUp({ sharesContact: true, apiKey: "" });
    await db.peer.updateMany({ data: { services: { format, services: [] } } });
    const named = await handed();
    await writes(named, "Ben Örnek Vatandaş 14.");
    const withheld = await handed({ identityWithheld: true });
    await writes(withheld, "Ben Örnek Vatandaş 14.");
    await hand();
    const [first, second] = [named, withheld].map(({ number }) =>
      theirs.posted.find((form) => form.get("service_request_id") === number),
    );
    expect(first?.get("phone")).toContain("5000000014");
    expect(first?.get("description")).toContain("Vatandaş 14");
    expect(second?.has("phone")).toBe(false);
    expect(second?.get("description")).not.toContain("Vatandaş 14");
    await setUp({ apiKey: "" });
    await db.peer.updateMany({ data: { services: { format, services: [] } } });
  });

  it("leaves unknown what no answer came to, is settled by their list, and never sends it twice by itself", async () => {
    const request = await handed();
    theirs.become("lost");
    await writes(request, "Kaybolan sözler");
    await hand();
    theirs.become("broken");
    await writes(request, "Hatalı sunucu");
    await hand();
    theirs.become("well");
    expect((await posts(request)).map(({ state }) => state)).toEqual(["unknown", "unknown"]);
    await follow();
    await hand();
    expect((await posts(request)).map(({ state }) => state)).toEqual(["accepted", "unknown"]);
    expect(theirs.posted.filter((form) => form.get("service_request_id") === request.number)).toHaveLength(1);
    expect(await said(request)).toEqual([["accepted", null]]);
  });

  it("waits for a busy server, says what one refused, and goes on behind it", async () => {
    const request = await handed();
    theirs.become("busy");
    await writes(request, "Bir");
    await hand();
    expect(await posts(request)).toMatchObject([{ state: "queued", error: "busy" }]);
    await follow();
    theirs.become("refuses");
    await hand();
    expect(await posts(request)).toMatchObject([{ state: "refused", error: "peer:404" }]);
    theirs.become("well");
    await writes(request, "İki");
    await hand();
    expect((await posts(request)).map(({ state }) => state)).toEqual(["refused", "accepted"]);
  });

  it("leaves a server without the extension alone for a day, or until its settings are written anew", async () => {
    theirs.extend({ updates: null });
    await db.peer.updateMany({ data: { updatesSince: null } });
    const request = await handed();
    await writes(request, "Bekleyen sözler");
    await hand();
    await db.peer.updateMany({ data: { updatesNextAt: null } });
    await followHandovers(tools(), run);
    const { updatesAbsentAt, postsAbsentAt } = await peer();
    expect([updatesAbsentAt, postsAbsentAt]).toEqual([expect.any(Date), expect.any(Date)]);
    expect(await posts(request)).toMatchObject([{ state: "queued", error: "updatesAbsent" }]);
    const before = theirs.listings();
    await followHandovers(tools(), run);
    await hand();
    expect(theirs.listings()).toBe(before);
    theirs.extend({ updates: list });
    await setUp({ apiKey: "" });
    await db.peer.updateMany({ data: { services: { format, services: [] } } });
    await hand();
    await followHandovers(tools(), run);
    expect((await posts(request)).map(({ state }) => state)).toEqual(["accepted"]);
    expect(theirs.listings()).toBeGreaterThan(before);
    expect((await peer()).updatesAbsentAt).toBeNull();
  });

  it("is settled by hand by whoever may refer: sent again, or passed on by telephone", async () => {
    const request = await handed();
    theirs.become("broken");
    await writes(request, "Bir");
    await writes(request, "İki");
    await hand();
    theirs.become("well");
    const [first, second] = await posts(request);
    if (!first || !second) throw new Error("There are no posts");
    expect([first.state, second.state]).toEqual(["unknown", "unknown"]);
    await expect(
      settlePostByHand(await now(cast.mayor), { id: first.id, how: "resend", mayBeTwice: true }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      settlePostByHand(await now(), { id: first.id, how: "resend", mayBeTwice: false }),
    ).rejects.toMatchObject({ key: "handoverMayBeTwice" });
    await settlePostByHand(await now(), { id: first.id, how: "resend", mayBeTwice: true });
    await settlePostByHand(await now(), { id: second.id, how: "passed_on", mayBeTwice: false });
    await hand();
    const { handovers } = await handoversOf(await now(), { requestId: request.id });
    expect(handovers[0]?.posts.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
    expect(theirs.posted.filter((form) => form.get("service_request_id") === request.number)).toHaveLength(1);
    await expect(
      settlePostByHand(await now(), { id: first.id, how: "passed_on", mayBeTwice: false }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("drops what waits once the request is worked on here again", async () => {
    theirs.become("busy");
    const request = await handed().catch(() => null);
    expect(request).toBeNull();
    theirs.become("well");
    const other = await handed();
    theirs.become("busy");
    await writes(other, "Artık bizde");
    await hand();
    await record(await now(cast.manager), { id: other.id, change: { act: "reopen", why: "Bizim işimizmiş." } });
    expect((await posts(other)).map(({ state }) => state)).toEqual(["dropped"]);
    await writes(other, "Size yazıyorum");
    expect(await posts(other)).toHaveLength(1);
  });
});
