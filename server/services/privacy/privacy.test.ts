import { strFromU8, unzipSync } from "fflate";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { callEvent } from "@/server/domain/call";
import { yearsBefore } from "@/server/domain/privacy";
import { packPersonFile } from "@/server/jobs/pack-person-file";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { hearCalls } from "../calls/hear-calls";
import { takeDue } from "../messages/due";
import { settle } from "../messages/settle";
import { verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { letGoByYears } from "../retention/by-years";
import { dueRecords, retentionRuns } from "../retention/due";
import { saveRetention } from "../settings/identity";
import { retentionSchema } from "../settings/municipality";
import {
  decideApplication,
  getApplication,
  liftRestriction,
  listApplications,
  recordApplication,
} from "./applications";
import { personFile } from "./person-file";
import { settlePrivacy } from "./settle";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

/** Whatever of a person is written anywhere bears this mark or the telephone. */
const MARK = "Gizliyasemin";
let person = 0;

/** A person with an answered request and everything that hangs on one: notes, messages sent and waiting, a photograph, a detail, calls, a raw payload. */
async function somebody({ at = MONDAY, ended = true, phone = "" } = {}) {
  person += 1;
  const national = phone || `500${String(2000000 + person)}`;
  const citizen = {
    name: `${MARK} Örnek ${person}`,
    phone: `0${national}`,
    email: `gizliyasemin${person}@ornek.example`,
  };
  const agent = await as(db, cast.agent, at);
  const { request } = await receive(
    agent,
    intake({
      citizen,
      description: `${MARK} sokağındaki evimin önü ${national}`,
      street: `${MARK} Sokak`,
      doorNo: "7",
      latitude: 38.4912,
      longitude: 27.0601,
      details: [
        { field: "phone", raw: `${national} (${MARK})`, reason: "second", state: "kept", value: `+90${national}` },
      ],
    }),
  );
  const { id } = request;
  await db.attachment.create({
    data: {
      ...{
        requestId: id,
        by: "citizen",
        state: "stored",
        name: `${MARK}.jpg`,
        mime: "image/jpeg",
        size: 10,
        createdAt: at,
      },
      ...{ sha256: `${MARK}${person}`, storeKey: `${MARK}-${person}`, latitude: 38.4912, longitude: 27.0601 },
    },
  });
  const told = (act: "ringing" | "ended") =>
    callEvent({
      callId: `${person}-${at.getTime()}`,
      act,
      at,
      direction: "incoming",
      number: `+90${national}`,
      answered: true,
    });
  await hearCalls(await as(db, SYSTEM, at), { provider: "exchange", events: [told("ringing"), told("ended")] });
  await db.incoming.create({
    data: {
      ...{ vendor: "whatsapp", receivedAt: at, state: "done", handledAt: at },
      body: new TextEncoder().encode(`{"from":"90${national}","text":"${MARK}"}`),
    },
  });
  await record(agent, { id, change: { act: "note", text: `${MARK} Hanım arandı` } });
  await record(agent, { id, change: { act: "correct", facts: { kind: "demand", street: `${MARK} Caddesi` } } });
  const senders = [{ name: "log", medium: "sms" as const }];
  const due = await takeDue(await as(db, SYSTEM, at), { senders, limit: 50 });
  for (const one of due)
    await settle(await as(db, SYSTEM, at), {
      id: one.id,
      attempt: 1,
      outcome: { kind: "accepted", vendorId: `v${one.id}` },
    });
  if (ended) await record(agent, { id, change: { act: "resolve", answer: `Sayın ${MARK}, yapıldı.` } });
  return { id, citizenId: request.citizenId ?? 0, number: `${request.year}-${request.seq}`, national };
}

/** It stands at another institution, whose system said something and is owed something. */
async function handedOver({ id, national }: { id: number; national: string }): Promise<void> {
  const { id: eventId } = await db.requestEvent.findFirstOrThrow({ where: { requestId: id } });
  const now = new Date();
  const said = `${MARK} ${national}`;
  const times = { createdAt: now, stateAt: now };
  const { id: handoverId } = await db.handover.create({
    data: {
      ...{
        requestId: id,
        institutionId: cast.izsu.id,
        eventId,
        way: "open311",
        ourId: `handed-${id}`,
        state: "accepted",
      },
      ...{ number: "638344", theirNotes: said, ...times },
    },
  });
  const update = { updateId: "1", text: said, raw: { description: said }, createdAt: now };
  await db.handoverUpdate.create({ data: { handoverId, ...update } });
  await db.handoverPost.create({ data: { handoverId, eventId, state: "queued", text: said, nextAt: now, ...times } });
}

const TABLES = ["citizen", "citizen_identity", "request", "request_event", "message", "attachment", "request_detail"];
const MORE = [
  "handover",
  "handover_update",
  "handover_post",
  "call",
  "call_event",
  "call_back",
  "citizen_correction",
  "incoming",
  "audit_entry",
  "privacy_application",
];

/** How many rows of each table still say something of the person; bytes are looked through as text. */
async function traces(words: readonly string[]) {
  const found: Record<string, number> = {};
  for (const table of [...TABLES, ...MORE]) {
    const column = table === "incoming" ? "convert_from(t.body, 'UTF8')" : "t::text";
    for (const word of words) {
      const [{ count }] = (await db.$queryRawUnsafe(
        `SELECT count(*)::int AS count FROM "${table}" t WHERE ${column} ILIKE '%' || $1 || '%'`,
        word,
      )) as [{ count: number }];
      if (count > 0) found[table] = (found[table] ?? 0) + count;
    }
  }
  return found;
}

/** Everything that is counted: the kept sums, and what a report reads of a request. */
async function figures() {
  const sums = await Promise.all([
    db.monthSum.findMany({ orderBy: [{ dimension: "asc" }, { month: "asc" }, { key: "asc" }] }),
    db.daySum.findMany({ orderBy: [{ dimension: "asc" }, { year: "asc" }, { key: "asc" }, { bucket: "asc" }] }),
    db.callSum.findMany({ orderBy: { month: "asc" } }),
    db.callHourSum.findMany({ orderBy: [{ day: "asc" }, { hour: "asc" }] }),
    db.request.findMany({
      orderBy: { id: "asc" },
      select: {
        channel: true,
        status: true,
        kind: true,
        neighbourhoodId: true,
        receivedAt: true,
        answeredAt: true,
        answeredTenths: true,
      },
    }),
  ]);
  expect(await verifySums(db)).toEqual([]);
  return JSON.stringify(sums, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

const manager = () => as(db, cast.manager);
const apply = async (number: string, kind: "erasure" | "restriction" | "copy" = "erasure") =>
  (
    await recordApplication(await manager(), {
      ...{ kind, requestNumber: number, applicant: "Örnek Vatandaş 14", proof: "id_card", appliedOn: "2026-01-19" },
    })
  ).id;
const grant = async (id: number) =>
  decideApplication(await manager(), { id, version: 1, decision: "grant", reason: "Saklama gereği kalmadı." });
const settleAll = async () => settlePrivacy(await as(db, SYSTEM), packPersonFile);

describe("an erasure", () => {
  it("takes a person out of every table, leaves others and every figure, and has a certificate's facts", async () => {
    const other = await somebody();
    const one = await somebody();
    expect(Object.keys(await traces([one.national]))).toEqual(
      expect.arrayContaining(["citizen", "call", "call_event", "message", "incoming"]),
    );
    await handedOver(one);
    const before = await figures();
    const id = await apply(one.number);
    await grant(id);
    expect(await settleAll()).toBe(1);
    expect(await db.handoverPost.findFirstOrThrow()).toMatchObject({ state: "dropped", nextAt: null });
    expect(await traces([one.national, `${MARK} Örnek ${person}`, `${MARK}-${person}`])).toEqual({});
    expect(await figures()).toBe(before);
    expect(await getApplication(await manager(), { id })).toMatchObject({
      state: "done",
      applicant: "Örnek Vatandaş 14",
      counts: { requests: 1, photographs: 1, calls: 1, citizens: 1, raw: 1, sharedPhones: 0 },
      daysLeft: null,
    });
    expect(await db.requestEvent.findMany({ where: { requestId: one.id }, orderBy: { id: "asc" } })).toMatchObject([
      { act: "receive", data: { channel: "call_centre" } },
      { act: "note", data: {} },
      { act: "correct", data: { facts: { kind: { from: "complaint", to: "demand" } } } },
      { act: "resolve", data: {} },
      { act: "anonymise", actor: "system" },
    ]);
    expect(await traces([other.national])).toMatchObject({ citizen: 1, call: 1, incoming: 1 });
    expect(await settleAll()).toBe(0);
  });

  it("refuses what waits to be sent, and does not end the ledger's agreement", async () => {
    const one = await somebody();
    expect(await db.message.count({ where: { requestId: one.id, state: "queued" } })).toBeGreaterThan(0);
    await grant(await apply(one.number));
    await settleAll();
    expect(await db.message.findMany({ where: { requestId: one.id, error: "erased" } })).toMatchObject([
      { state: "refused", body: "", address: "", citizenId: null },
    ]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("finds the person's other entries, and leaves a telephone that somebody else gave, too", async () => {
    const one = await somebody();
    const family = await somebody({ phone: one.national });
    const id = await apply(one.number);
    await grant(id);
    await settleAll();
    expect(await db.citizen.findUnique({ where: { id: one.citizenId } })).toBeNull();
    expect(await db.citizen.findUnique({ where: { id: family.citizenId } })).not.toBeNull();
    expect(await db.call.count({ where: { number: `+90${one.national}` } })).toBe(2);
    expect((await getApplication(await manager(), { id })).counts).toMatchObject({ sharedPhones: 1 });
  });

  it("waits for what is still worked on, and is decided once, by the version that was seen", async () => {
    const one = await somebody({ ended: false });
    const id = await apply(one.number);
    await expect(grant(id)).rejects.toMatchObject({ key: "citizenHasOpenRequests", params: { count: 1 } });
    await record(await as(db, cast.agent), { id: one.id, change: { act: "resolve", answer: "Yapıldı." } });
    await grant(id);
    await expect(grant(id)).rejects.toMatchObject({ code: "CONFLICT", key: "privacyChanged" });
    const again = { id, version: 2, decision: "grant" as const, reason: "Yine" };
    await expect(decideApplication(await manager(), again)).rejects.toMatchObject({ key: "privacyDecided" });
  });

  it("goes on where a worker was stopped", async () => {
    const one = await somebody();
    const { citizenId } = one;
    for (let n = 0; n < 60; n += 1) {
      const { request } = await receive(await as(db, cast.agent), intake({ citizen: { id: citizenId } }));
      await record(await as(db, cast.agent), { id: request.id, change: { act: "resolve", answer: "Yapıldı." } });
    }
    const id = await apply(one.number);
    await grant(id);
    await Promise.all([settleAll(), settleAll(), settleAll()]);
    expect(await db.request.count({ where: { citizenId } })).toBe(0);
    expect((await getApplication(await manager(), { id })).counts).toMatchObject({ requests: 61, citizens: 1 });
  });

  it("is refused with the law's reason, and then nothing is touched", async () => {
    const one = await somebody();
    const id = await apply(one.number);
    await decideApplication(await manager(), {
      ...{ id, version: 1, decision: "refuse", reason: "Dava açılmıştır.", ground: "right_claim" },
    });
    expect(await settleAll()).toBe(0);
    expect(await getApplication(await manager(), { id })).toMatchObject({ state: "refused", ground: "right_claim" });
    expect(await db.citizen.findUnique({ where: { id: one.citizenId } })).not.toBeNull();
  });
});

describe("a restriction", () => {
  it("hides the person, sends nothing more, and is lifted to just what was there", async () => {
    const one = await somebody({ ended: false });
    const { request: own } = await receive(
      await as(db, cast.agent),
      intake({ citizen: { id: one.citizenId }, identityWithheld: true }),
    );
    await record(await as(db, cast.agent), { id: one.id, change: { act: "reply", text: "Bilginize" } });
    const id = await apply(one.number, "restriction");
    await grant(id);
    expect(await db.message.count({ where: { citizenId: one.citizenId, state: "queued" } })).toBe(0);
    await record(await as(db, cast.agent), { id: one.id, change: { act: "reply", text: "Bilginize" } });
    expect(await db.message.count({ where: { citizenId: one.citizenId, state: "queued" } })).toBe(0);
    expect(await db.request.findUnique({ where: { id: one.id } })).toMatchObject({ identityWithheld: true });
    await liftRestriction(await manager(), { id, version: 2 });
    expect(await db.request.findUnique({ where: { id: one.id } })).toMatchObject({ identityWithheld: false });
    expect(await db.request.findUnique({ where: { id: own.id } })).toMatchObject({ identityWithheld: true });
    expect(await db.citizen.findUnique({ where: { id: one.citizenId } })).toMatchObject({ noSms: false });
    expect(await verifySums(db)).toEqual([]);
  });
});

describe("a person's file", () => {
  it("has all that is kept of them and nobody else's, is fetched by who may, leaves a trace, and goes after its time", async () => {
    const other = await somebody();
    const one = await somebody({ ended: false });
    await db.request.update({ where: { id: one.id }, data: { description: `<script>${MARK}</script>` } });
    const before = await figures();
    const id = await apply(one.number, "copy");
    await grant(id);
    expect(await settleAll()).toBe(1);
    expect(await getApplication(await manager(), { id })).toMatchObject({ state: "done", fileDone: 1, fileTotal: 1 });
    const files = unzipSync(await personFile(await manager(), { id }));
    const [page, json] = ["html", "json"].map((ending) =>
      strFromU8(files[`kisisel-verilerim.${ending}`] ?? new Uint8Array()),
    );
    for (const said of [`+90${one.national}`, `${MARK} Caddesi`, `${MARK}.jpg`, one.number.split("-")[0] ?? ""]) {
      expect(page).toContain(said);
      expect(json).toContain(said);
    }
    expect(page).toContain(`&lt;script&gt;${MARK}`);
    expect(page).not.toMatch(/privacy\.file|requests\.terms|request\.messages|request\.details|<script>/);
    expect(`${page}${json}`).not.toContain(other.national);
    expect(await db.auditEntry.findMany({ where: { subject: `privacy:${id}` }, orderBy: { id: "asc" } })).toMatchObject(
      [
        { act: "privacy_recorded" },
        { act: "privacy_granted" },
        { act: "person_file_made", staffId: null },
        { act: "person_file_fetched", staffId: cast.manager.staffId },
      ],
    );
    for (const who of [cast.agent, cast.head, cast.mayor, cast.admin])
      await expect(personFile(await as(db, who), { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const later = new Date(MONDAY.getTime() + 31 * 86_400_000);
    await expect(personFile(await as(db, cast.manager, later), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await settlePrivacy(await as(db, SYSTEM, later), packPersonFile);
    expect(await db.privacyApplication.findUnique({ where: { id } })).toMatchObject({ file: null });
    expect(await figures()).toBe(before);
  });
});

it("has thirty days from the day of the application", async () => {
  const one = await somebody();
  const id = await apply(one.number);
  const on = async (day: string) => (await getApplication(await as(db, cast.manager, new Date(day)), { id })).daysLeft;
  expect(await on("2026-01-19T20:00:00Z")).toBe(30);
  expect(await on("2026-01-19T21:30:00Z")).toBe(29);
  expect(await on("2026-02-19T08:00:00Z")).toBe(-1);
});

it.each(["agent", "head", "worker", "mayor", "admin"] as const)(
  "is not %s's to record, read, decide or do",
  async (who) => {
    const ctx = await as(db, cast[who]);
    const application = {
      kind: "erasure",
      requestNumber: "2026-1",
      applicant: "Örnek",
      proof: "kep",
      appliedOn: "2026-01-19",
    } as const;
    for (const act of [
      () => recordApplication(ctx, application),
      () => listApplications(ctx, {}),
      () => getApplication(ctx, { id: 1 }),
      () => decideApplication(ctx, { id: 1, version: 1, decision: "grant", reason: "Olur" }),
      () => liftRestriction(ctx, { id: 1, version: 1 }),
      () => settlePrivacy(ctx, packPersonFile),
      () => letGoByYears(ctx),
    ])
      await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
  },
);

it("says which number or day cannot be", async () => {
  const given = { kind: "erasure", applicant: "Örnek Vatandaş 14", proof: "kep", appliedOn: "2026-01-19" } as const;
  const at = async (more: object) => recordApplication(await manager(), { requestNumber: "2026-1", ...given, ...more });
  await expect(at({ requestNumber: "abc" })).rejects.toMatchObject({
    fields: { requestNumber: "requestNumberUnreadable" },
  });
  await expect(at({ requestNumber: "2026-999999" })).rejects.toMatchObject({
    fields: { requestNumber: "requestUnknown" },
  });
  await expect(at({ appliedOn: "2026-01-20" })).rejects.toMatchObject({ fields: { appliedOn: "dateInFuture" } });
});

describe("retention by years", () => {
  const LONG_AGO = yearsBefore(MONDAY, 3);
  const years = { requests: null, messages: null, callNumbers: null, photographs: null, accounts: null };
  const keep = async (kept: Partial<Record<keyof typeof years, number>>) =>
    saveRetention(await as(db, cast.admin), { incomingDays: 180, years: { ...years, ...kept } });
  beforeEach(() => keep({}));
  const due = async (kept: Partial<Record<keyof typeof years, number>>) =>
    dueRecords(await as(db, cast.admin), retentionSchema.parse({ incomingDays: 180, years: { ...years, ...kept } }));
  const night = async () => letGoByYears(await as(db, SYSTEM));

  it("does nothing until the municipality says how long", async () => {
    const one = await somebody({ at: LONG_AGO });
    expect(await night()).toBe(0);
    expect(await traces([one.national])).toMatchObject({ citizen: 1 });
  });

  it.each([
    ["requests", ["request", "request_event", "request_detail", "citizen", "message"]],
    ["messages", ["message"]],
    ["callNumbers", ["call", "call_event"]],
    ["photographs", ["attachment"]],
  ] as const)(
    "lets go of %s as the preview said, and of nothing else, with every figure unchanged",
    async (kind, tables) => {
      const old = await somebody({ at: LONG_AGO });
      const young = await somebody({ at: yearsBefore(MONDAY, 1) });
      const open = await somebody({ at: LONG_AGO, ended: false });
      const words = [old.national, `${MARK}-${person - 2}`];
      const before = await traces(words);
      const others = [await traces([young.national]), kind === "requests" ? await traces([open.national]) : null];
      const told = await figures();
      const preview = (await due({ [kind]: 2 }))[kind];
      expect(preview?.count).toBeGreaterThan(0);
      expect(preview?.before).toEqual(yearsBefore(MONDAY, 2));
      await keep({ [kind]: 2 });
      expect(await night()).toBe(preview?.count);
      const after = await traces(words);
      for (const table of Object.keys(before)) {
        const goes = (tables as readonly string[]).includes(table);
        if (goes) expect([table, after[table] ?? 0]).toEqual([table, 0]);
        else if (kind !== "requests") expect([table, after[table]]).toEqual([table, before[table]]);
      }
      expect([await traces([young.national]), kind === "requests" ? await traces([open.national]) : null]).toEqual(
        others,
      );
      expect(await figures()).toBe(told);
      expect((await due({ [kind]: 2 }))[kind]?.count).toBe(0);
      expect(await night()).toBe(0);
      expect((await retentionRuns(await as(db, cast.admin)))[0]).toMatchObject({
        kind,
        count: preview?.count,
        complete: true,
      });
    },
  );

  it("keeps a request whose last event is young, and staff accounts that are open", async () => {
    await keep({ requests: 2 });
    await night();
    const one = await somebody({ at: LONG_AGO });
    await record(await as(db, cast.agent), { id: one.id, change: { act: "note", text: "Yeni not" } });
    const closed = await db.staff.create({
      data: {
        ...{ email: "eski@ornek.example", name: "Örnek Personel 99", passwordHash: "x" },
        active: false,
        createdAt: LONG_AGO,
      },
    });
    expect(await due({ requests: 2, accounts: 2 })).toMatchObject({ requests: { count: 0 }, accounts: { count: 1 } });
    await keep({ requests: 2, accounts: 2 });
    expect(await night()).toBe(1);
    expect(await db.staff.findUnique({ where: { id: closed.id } })).toMatchObject({
      name: `Eski personel ${closed.id}`,
    });
    expect(await night()).toBe(0);
  });
});
