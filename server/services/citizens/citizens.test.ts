import { readdir, readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type Actor, NOBODY } from "@/server/domain/actor";
import { requestNumber } from "@/server/domain/number";
import { env } from "@/server/env";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { actWithFiles } from "../attachments/attach";
import { upload } from "../attachments/upload";
import { alarms } from "../limits/alarm";
import { WRONG_OF_HOST } from "../limits/guess";
import { rateKey } from "../limits/take-turn";
import { verifySums } from "../reports/sums";
import { getRequest } from "../requests/get";
import { merge } from "../requests/merge";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { addInformation } from "./add-information";
import { type Application, apply } from "./apply";
import type { TypedForm } from "./apply-form";
import { confirm } from "./confirm";
import { dispute } from "./dispute";
import { findByNumber } from "./find-by-number";
import { samePerson } from "./same-person";
import { tie } from "./tie";
import { track } from "./track";
import {
  FORM_SMS_AT_MOST,
  FORM_SMS_OF_HOST,
  FORM_SMS_TO_PHONE,
  FORMS_AT_MOST,
  FORMS_IN_FLOOD,
  takeFormSms,
  takeFormTurn,
} from "./turns";
import { withdraw } from "./withdraw";

let db: Db;
let cast: Cast;
const DAY = 86_400_000;
const later = (days: number) => new Date(MONDAY.getTime() + days * DAY);
const web: Actor = { kind: "channel", channel: "web" };
let addresses = 0;
const address = () => `198.51.100.${++addresses}`;
const holder = (trackingCode: string, now?: Date, from = address()) =>
  as(db, { kind: "citizen", trackingCode, address: from }, now);

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

let tokens = 0;
const form = (given: Partial<TypedForm> = {}): TypedForm => ({
  formToken: `00000000-0000-4000-8000-${String(++tokens).padStart(12, "0")}`,
  description: "Okulun önündeki çukur iyice büyüdü, araçlar zor geçiyor.",
  kind: "complaint",
  neighbourhoodId: String(cast.atasehir.id),
  street: "Örnek Sokak",
  doorNo: "",
  latitude: "38.49",
  longitude: "27.06",
  photoPlace: "",
  contact: "phone",
  phone: `0500 111 ${String(1000 + tokens).slice(0, 2)} ${String(1000 + tokens).slice(2)}`,
  email: "",
  name: "Örnek Vatandaş 14",
  withheld: "",
  consent: "on",
  website: "",
  ...given,
});
const post = async (given: Partial<TypedForm> = {}, rest: Partial<Application> = {}, actor: Actor = web) =>
  apply(await as(db, actor), { typed: form(given), photos: [], kept: [], address: address(), ...rest });
const codeOf = async (given: Partial<TypedForm> = {}, rest: Partial<Application> = {}) => {
  const applied = await post(given, rest);
  if (!("code" in applied)) throw new Error(JSON.stringify(applied));
  return applied.code;
};
const requestOf = (trackingCode: string) =>
  db.request.findUniqueOrThrow({
    where: { trackingCode },
    include: { citizen: true, attachments: true, events: true },
  });
const photo = async (seed: number, name = "çukur.png") => ({
  name,
  bytes: await sharp({ create: { width: 12, height: 9, channels: 3, background: { r: seed, g: 200, b: 40 } } })
    .png()
    .toBuffer(),
});
const broken = { name: "foto.jpg", bytes: new TextEncoder().encode("<html>") };
const counts = async () => ({
  requests: await db.request.count(),
  citizens: await db.citizen.count(),
  attachments: await db.attachment.count(),
  events: await db.requestEvent.count(),
});

describe("the form", () => {
  it("opens a request on the web channel with its place, its citizen and its photographs", async () => {
    const code = await codeOf({}, { photos: [await photo(10), await photo(90)] });
    const request = await requestOf(code);
    expect(request).toMatchObject({
      channel: "web",
      status: "new",
      kind: "complaint",
      neighbourhoodId: cast.atasehir.id,
      street: "Örnek Sokak",
      latitude: 38.49,
      identityWithheld: false,
      citizen: { name: "Örnek Vatandaş 14" },
    });
    expect(request.attachments).toMatchObject([
      { by: "channel", name: "çukur.png" },
      { by: "channel", name: "çukur.png" },
    ]);
    expect(request.events.map(({ act, actor }) => [act, actor])).toEqual([
      ["receive", "channel"],
      ["attach", "channel"],
    ]);
    expect(await verifySums(db)).toEqual([]);
  });

  it("makes one request of the same post sent fifty times at once, and another of other words", async () => {
    const typed = form();
    const from = address();
    const before = await counts();
    const photos = [await photo(130)];
    const applied = await Promise.all(
      Array.from({ length: 50 }, async () => apply(await as(db, web), { typed, photos, kept: [], address: from })),
    );
    expect(new Set(applied.map((one) => ("code" in one ? one.code : "none"))).size).toBe(1);
    expect(applied.filter((one) => "code" in one && !one.repeated)).toHaveLength(1);
    const after = await counts();
    expect(after).toMatchObject({ requests: before.requests + 1, attachments: before.attachments + 1 });
    expect(after.events).toBe(before.events + 2);
    await apply(await as(db, web), {
      typed: { ...typed, description: "Bu kez başka bir konuda yazıyorum." },
      photos: [],
      kept: [],
      address: from,
    });
    expect((await counts()).requests).toBe(before.requests + 2);
  });

  it.each<[string, Partial<TypedForm>]>([
    ["another street", { street: "Başka Sokak" }],
    ["another door", { doorNo: "15" }],
    ["a corrected telephone", { phone: "0532 000 00 15" }],
    ["another name", { name: "Örnek Vatandaş 15" }],
    ["another kind", { kind: "demand" }],
    ["another place", { latitude: "38.51" }],
    ["another neighbourhood", { neighbourhoodId: "" }],
    ["the identity withheld", { withheld: "on" }],
    ["no way to be reached", { contact: "anonymous" }],
  ])("gone back to and sent again with %s is another request, and both are stored", async (_, other) => {
    const typed = form();
    const from = address();
    const sent = async (given: TypedForm) =>
      apply(await as(db, web), { typed: given, photos: [], kept: [], address: from });
    const first = await sent(typed);
    const second = await sent({ ...typed, ...other });
    const again = await sent(typed);
    if (!("code" in first && "code" in second && "code" in again)) throw new Error("It was not taken");
    expect(second.code).not.toBe(first.code);
    expect(second.repeated).toBe(false);
    expect(again).toEqual({ code: first.code, repeated: true });
    if (other.street) expect((await requestOf(second.code)).street).toBe(other.street);
  });

  it("is the same with the same photographs uploaded again, and another with another photograph", async () => {
    const typed = form();
    const from = address();
    const sent = async (red: number) =>
      apply(await as(db, web), { typed, photos: [await photo(red)], kept: [], address: from });
    const [first, again, other] = [await sent(11), await sent(11), await sent(12)];
    expect(again).toEqual({ ...first, repeated: true });
    expect(other).toMatchObject({ repeated: false });
    expect(other).not.toMatchObject({ code: "code" in first ? first.code : "" });
  });

  it("keeps nothing of an anonymous citizen but the request", async () => {
    const code = await codeOf({ contact: "anonymous", phone: "0532 000 00 00", email: "a@b.example", withheld: "on" });
    expect(await requestOf(code)).toMatchObject({ citizenId: null, identityWithheld: false });
    expect(await db.message.count({ where: { request: { trackingCode: code } } })).toBe(0);
  });

  it("withholds an identity when asked to, and then writes to nobody", async () => {
    const code = await codeOf({ withheld: "on" });
    expect(await requestOf(code)).toMatchObject({ identityWithheld: true });
    expect(await db.message.count({ where: { request: { trackingCode: code } } })).toBe(0);
  });

  it.each<[Partial<TypedForm>, object]>([
    [{ description: "çukur" }, { description: "descriptionTooShort" }],
    [{ kind: "" }, { kind: "kindMissing" }],
    [{ contact: "" }, { contact: "contactMissing" }],
    [{ phone: "" }, { phone: "phoneMissing" }],
    [{ phone: "123" }, { phone: "phoneUnreadable" }],
    [{ phone: "0232 376 00 00" }, { phone: "phoneNotMobile" }],
    [{ phone: "444 35 52" }, { phone: "phoneNotMobile" }],
    [{ contact: "email" }, { email: "emailMissing" }],
    [{ contact: "email", email: "ornek" }, { email: "emailUnreadable" }],
    [{ consent: "" }, { consent: "consentMissing" }],
    [{ neighbourhoodId: "x" }, { neighbourhoodId: "neighbourhoodUnknown" }],
    [
      { description: "", consent: "", contact: "", street: "s".repeat(121) },
      {
        description: "descriptionTooShort",
        consent: "consentMissing",
        contact: "contactMissing",
        street: "tooLong",
      },
    ],
  ])("says what is to be mended and writes nothing: %o", async (given, problems) => {
    const before = await counts();
    expect(await post(given)).toMatchObject({ problems });
    expect(await counts()).toEqual(before);
  });

  it("leaves no half-written request behind a file that cannot be read, and keeps the one that can", async () => {
    const before = await counts();
    const first = await post({ description: "" }, { photos: [await photo(170, "iyi.png"), broken] });
    expect(first).toMatchObject({ kept: [{ name: "iyi.png" }], refused: [{ reason: "fileType" }] });
    expect(await counts()).toEqual(before);
    const [kept, refused] = "kept" in first ? [first.kept.map(({ token }) => token), first.refused] : [[], []];
    const request = await requestOf(await codeOf({}, { kept, refused }));
    expect(request.attachments).toMatchObject([{ name: "iyi.png" }, { state: "refused", error: "fileType" }]);
  });

  it("opens the request with the good files of a post, and names each bad one with its own reason on both pages", async () => {
    const file = (name: string) => readFile(new URL(`../../files/fixtures/${name}`, import.meta.url));
    const good = await file("good.jpg");
    const code = await codeOf(
      {},
      {
        photos: [
          { name: "IMG_0001.HEIC", bytes: await file("iphone.heic") },
          { name: "boş.jpg", bytes: new Uint8Array() },
          { name: "iyi.jpg", bytes: good },
          { name: "not.txt", bytes: new TextEncoder().encode("merhaba") },
          { name: "yarım.jpg", bytes: await file("last-200-bytes-missing.jpg") },
          { name: "kırık.jpg", bytes: good.subarray(0, 300) },
        ],
      },
    );
    const request = await requestOf(code);
    expect(request.attachments.map(({ name, state, error }) => [name, state, error])).toEqual([
      ["IMG_0001.HEIC", "waiting", "fileConverting"],
      ["iyi.jpg", "stored", null],
      ["yarım.jpg", "stored", null],
      ["boş.jpg", "refused", "fileEmpty"],
      ["not.txt", "refused", "fileType"],
      ["kırık.jpg", "refused", "fileUnreadable"],
    ]);
    const shown = await seen(code);
    expect(shown.refusedFiles).toEqual([
      { name: "boş.jpg", reason: "fileEmpty" },
      { name: "not.txt", reason: "fileType" },
      { name: "kırık.jpg", reason: "fileUnreadable" },
    ]);
  });

  it("takes five photographs and names the sixth", async () => {
    const photos = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => photo(seed * 30, `${seed}.png`)));
    const request = await requestOf(await codeOf({}, { photos }));
    expect(request.attachments.map(({ name, state, error }) => [name, state, error]).slice(4)).toEqual([
      ["5.png", "stored", null],
      ["6.png", "refused", "tooManyPhotos"],
    ]);
  });

  it("names a photograph that waited longer than a day for its form", async () => {
    const { token } = await upload(await as(db, NOBODY), await photo(99, "dünkü.png"));
    const applied = await apply(await as(db, web, later(25)), {
      typed: form({}),
      photos: [],
      kept: [token, "başkasının"],
      address: address(),
    });
    const request = await requestOf("code" in applied ? applied.code : "");
    expect(request.attachments).toMatchObject([{ name: "dünkü.png", state: "refused", error: "fileGone" }]);
  });

  it("stores nothing of what fills in the field that nobody sees", async () => {
    const files = async () => (await readdir(env.FILES_DIR, { recursive: true }).catch(() => [])).length;
    const before = { ...(await counts()), files: await files() };
    await expect(post({ website: "https://ucuz.example" }, { photos: [await photo(201)] })).rejects.toMatchObject({
      key: "formRefused",
    });
    expect({ ...(await counts()), files: await files() }).toEqual(before);
  });

  it("takes only so many from one address and from one telephone", async () => {
    const from = address();
    const ctx = await as(db, web);
    const one = () => apply(ctx, { typed: form({ description: "" }), photos: [], kept: [], address: from });
    for (let turn = 0; turn < 120; turn++) await one();
    await expect(one()).rejects.toMatchObject({ code: "TOO_MANY", key: "tooManyTries" });
    const phone = "0500 999 99 99";
    for (let turn = 0; turn < 10; turn++) await codeOf({ phone });
    await expect(post({ phone })).rejects.toMatchObject({ code: "TOO_MANY", key: "tooManyForms" });
    const nextDay = await apply(await as(db, web, later(1.1)), {
      typed: form({ phone }),
      photos: [],
      kept: [],
      address: address(),
    });
    expect(nextDay).toHaveProperty("code");
  });

  it("is not for who acts by a link or may not record", async () => {
    await expect(post({}, {}, NOBODY)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(post({}, {}, cast.mayor)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

const SECRET = "Ornek Soyad";
/** A request of a citizen whose every trace is looked for in what is shown. */
async function secretive() {
  const { request } = await receive(
    await as(db, cast.agent),
    intake({
      description: "Ben Gizli Kelime, kapımın önünde çukur var.",
      street: "Gizli Sokak",
      doorNo: "77B",
      neighbourhoodId: cast.atasehir.id,
      categoryId: cast.pothole.id,
      citizen: { name: SECRET, phone: "0500 777 41 42", email: "gizli@posta.example" },
    }),
  );
  await record(await as(db, cast.agent), { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
  await record(await as(db, cast.worker), { id: request.id, change: { act: "start" } });
  return requestOf(request.trackingCode);
}
const TRACES = [SECRET, "Soyad", "Gizli", "77B", "7774142", "777 41 42", "posta.example", "Ornek Personel"];
const seen = async (code: string, now = MONDAY) => track(await holder(code, now), { code });

describe("a form with another's telephone", () => {
  const smsTo = (phone: string) => db.message.count({ where: { citizen: { phone }, medium: "sms" } });

  it("is an entry of its own, by which nobody comes into a history, until staff tie the two", async () => {
    const phone = "+905001234141";
    const { request: known } = await receive(await as(db, cast.agent), {
      channel: "desk",
      externalId: "known-4141",
      description: "Kaldırım taşları kırılmış, düzeltilmesini istiyorum.",
      citizen: { name: "Örnek Vatandaş 41", phone },
    });
    const typed = { name: "Örnek Vatandaş 41", phone: "0500 123 41 41" };
    const first = await requestOf(await codeOf(typed));
    const second = await requestOf(await codeOf(typed));
    expect(first.citizenId).not.toBe(known.citizenId);
    expect(second.citizenId).toBe(first.citizenId);
    expect(await db.citizen.findUnique({ where: { id: first.citizenId ?? 0 } })).toMatchObject({ unconfirmed: true });
    const agent = await as(db, cast.agent);
    expect(await samePerson(agent, { id: first.id })).toMatchObject([
      { id: known.citizenId, reasons: ["phone", "name"] },
    ]);
    await tie(agent, { id: first.id, citizenId: known.citizenId ?? 0 });
    expect((await requestOf(first.trackingCode)).citizenId).toBe(known.citizenId);
    const { request: told } = await receive(agent, {
      channel: "desk",
      externalId: "known-4141-2",
      description: "Kaldırım hâlâ kırık, bir daha bakılmasını istiyorum.",
      citizen: { name: "Örnek Vatandaş 41", phone },
    });
    expect(told.citizenId).toBe(known.citizenId);
  });

  it("writes to that telephone three times a day at most, and not where it said no SMS; each form is taken", async () => {
    const phone = "+905001234242";
    for (let n = 0; n < FORM_SMS_TO_PHONE + 2; n += 1) await codeOf({ phone: "0500 123 42 42", name: `Ad ${n}` });
    expect(await smsTo(phone)).toBe(FORM_SMS_TO_PHONE);
    const silent = "+905001234343";
    await db.citizen.create({ data: { phone: silent, noSms: true, createdAt: MONDAY } });
    await codeOf({ phone: "0500 123 43 43" });
    expect(await db.message.count({ where: { citizen: { phone: silent }, state: { not: "refused" } } })).toBe(0);
  });

  it("causes so many SMS of one network, and of all together; then administrators are told", async () => {
    const ctx = await as(db, web, later(30));
    const to = (n: number) => `+90500${String(7_000_000 + n)}`;
    const from = address();
    for (let n = 0; n < FORM_SMS_OF_HOST; n += 1)
      expect(await takeFormSms(ctx, { address: from, phone: to(n) })).toBe(true);
    expect(await takeFormSms(ctx, { address: from, phone: to(99) })).toBe(false);
    await db.rateWindow.updateMany({
      where: { key: rateKey("form sms all"), startsAt: { gt: later(29) } },
      data: { count: FORM_SMS_AT_MOST - 1 },
    });
    expect(await takeFormSms(ctx, { address: address(), phone: to(100) })).toBe(true);
    expect(await takeFormSms(ctx, { address: address(), phone: to(101) })).toBe(false);
    expect(await alarms(await as(db, cast.admin, later(30)))).toMatchObject([{ kind: "formSms" }]);
  });
});

describe("forms from everywhere at once", () => {
  it("leave each network few, then none, and administrators are told of both", async () => {
    const ctx = await as(db, web, later(60));
    const all = (count: number) =>
      db.rateWindow.updateMany({ where: { key: rateKey("form all"), startsAt: { gt: later(59) } }, data: { count } });
    await takeFormTurn(ctx, address());
    await all(FORMS_IN_FLOOD - 1);
    const from = address();
    await takeFormTurn(ctx, from);
    expect(await alarms(await as(db, cast.admin, later(60)))).toMatchObject([{ kind: "forms", count: FORMS_IN_FLOOD }]);
    for (let n = 0; n < 10; n += 1) await takeFormTurn(ctx, from);
    await expect(takeFormTurn(ctx, from)).rejects.toMatchObject({ code: "TOO_MANY", key: "tooManyTries" });
    await all(FORMS_AT_MOST);
    await expect(takeFormTurn(ctx, address())).rejects.toMatchObject({ code: "TOO_MANY", key: "formsClosed" });
  });
});

describe("the tracking page", () => {
  it("tells what happens and nothing about whose it is", async () => {
    const request = await secretive();
    await record(await as(db, cast.worker), {
      id: request.id,
      change: { act: "note", text: `${SECRET} ile 0500 777 41 42 numarasından görüşüldü` },
    });
    await addInformation(await holder(request.trackingCode), {
      code: request.trackingCode,
      text: `Ben ${SECRET}`,
      files: [],
    });
    await record(await as(db, cast.worker, later(0.1)), {
      id: request.id,
      change: { act: "resolve", answer: `Sayın ${SECRET}, 0500 777 41 42 arandı, çukur kapatıldı.` },
    });
    const shown = await seen(request.trackingCode, later(0.2));
    expect(shown).toMatchObject({
      number: requestNumber(request.year, request.seq),
      subject: "Çukur",
      neighbourhood: "Ataşehir",
      status: "resolved",
      department: "Fen İşleri Müdürlüğü",
      late: false,
      bySms: true,
      asksFor: "phone",
      mayConfirm: true,
      mayDispute: true,
      mayWithdraw: false,
    });
    expect(shown.steps.map(({ kind }) => kind)).toEqual(["received", "routed", "started", "told", "resolved"]);
    expect(shown.answer).toContain("çukur kapatıldı");
    const text = JSON.stringify(shown);
    for (const trace of TRACES) expect(text).not.toContain(trace);
  });

  it("shows a merged request the way and the outcome of the main one, and nothing of its citizen", async () => {
    const main = await secretive();
    const { request: own } = await receive(await as(db, cast.agent), intake());
    await merge(await as(db, cast.agent, later(0.1)), { id: own.id, mainId: main.id });
    await actWithFiles(await as(db, cast.worker, later(0.2)), {
      id: main.id,
      files: [(await upload(await as(db, NOBODY, later(0.2)), await photo(222))).token],
      changes: [{ act: "resolve", answer: `${SECRET} arandı. Çukur kapatıldı.` }],
    });
    const shown = await seen(own.trackingCode, later(0.3));
    expect(shown).toMatchObject({
      number: requestNumber(own.year, own.seq),
      mergedInto: requestNumber(main.year, main.seq),
      status: "resolved",
      mayDispute: false,
      mayWithdraw: false,
    });
    expect(shown.steps.map(({ kind }) => kind)).toEqual(["received", "routed", "started", "merged", "resolved"]);
    expect(shown.photoIds).toHaveLength(1);
    const text = JSON.stringify(shown);
    for (const trace of [...TRACES, main.trackingCode]) expect(text).not.toContain(trace);
  });

  it("says that it is late, and not while it waits", async () => {
    const request = await secretive();
    expect(await seen(request.trackingCode, later(10))).toMatchObject({ late: true, paused: false });
    await record(await as(db, cast.worker), {
      id: request.id,
      change: { act: "wait", waitingOn: "material", waitingFor: "asfalt malzemesi", until: later(20), reason: "other" },
    });
    expect(await seen(request.trackingCode, later(10))).toMatchObject({
      late: false,
      paused: true,
      waitingFor: "asfalt malzemesi",
    });
  });

  it("knows no other code, and of one network only so many wrong ones, named at whichever door", async () => {
    const { trackingCode } = await secretive();
    const from = address();
    const other = async (code: string) => track(await holder(code, MONDAY, from), { code });
    await expect(other("AAAAAAAAAA")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(other("1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const wrongActor = await holder("BBBBBBBB", MONDAY, from);
    await expect(track(wrongActor, { code: trackingCode })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const doors = [
      async () => other("AAAAAAAA"),
      async () => withdraw(await holder("CCCCCCCC", MONDAY, from), { code: "CCCCCCCC", lastFour: "" }),
      async () => addInformation(await holder("DDDDDDDD", MONDAY, from), { code: "DDDDDDDD", text: "x", files: [] }),
    ];
    for (let turn = 3; turn < WRONG_OF_HOST; turn++)
      await expect(doors[turn % doors.length]?.()).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const door of doors) await expect(door()).rejects.toMatchObject({ code: "TOO_MANY" });
    await expect(other(trackingCode)).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await seen(trackingCode)).toMatchObject({ code: trackingCode });
  });

  it("opens by a code of before, which has eight signs", async () => {
    const { id, trackingCode } = await secretive();
    expect(trackingCode).toMatch(/^[A-Z2-9]{10}$/);
    await db.request.update({ where: { id }, data: { trackingCode: "K7MP4XWT" } });
    expect(await seen("K7MP4XWT")).toMatchObject({ code: "K7MP4XWT" });
  });

  it("is found by number and the telephone's last digits, after few tries", async () => {
    const request = await secretive();
    const ctx = await as(db, NOBODY);
    const number = requestNumber(request.year, request.seq);
    const find = (lastFour: string, given = number) =>
      findByNumber(ctx, { number: given, lastFour, address: address() });
    expect(await find("4142")).toBe(request.trackingCode);
    await expect(find("0000")).rejects.toMatchObject({ code: "NOT_FOUND", params: { what: "requestOfNumber" } });
    await expect(find("")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(find("4142", "2026-999999")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(find("4142", "çukur")).rejects.toMatchObject({ key: "numberUnreadable" });
    await find("0001").catch(() => undefined);
    await find("0002").catch(() => undefined);
    await expect(find("4142")).rejects.toMatchObject({ code: "TOO_MANY" });
  });
});

describe("what the citizen does", () => {
  const resolved = async (now = later(0.1)) => {
    const request = await secretive();
    await record(await as(db, cast.worker, now), { id: request.id, change: { act: "resolve", answer: "Yapıldı." } });
    return request;
  };

  it("adds words and photographs; work goes on where that answers our question", async () => {
    const request = await secretive();
    const { id, trackingCode: code } = request;
    const add = async (text: string, files: string[] = []) => addInformation(await holder(code), { code, text, files });
    const wait = async () =>
      record(await as(db, cast.worker), {
        id,
        change: { act: "wait", waitingOn: "material", waitingFor: "asfalt", until: later(5), reason: "other" },
      });
    await wait();
    expect(await add("Köşedeki direğin yanında")).toMatchObject({ status: "waiting" });
    await record(await as(db, cast.worker), { id, change: { act: "ask", text: "Hangi köşe?" } });
    const { token } = await upload(await holder(code), await photo(240));
    expect(await add("Eczanenin köşesi", [token])).toMatchObject({ status: "in_progress" });
    const events = await db.requestEvent.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
    expect(events.slice(-3).map(({ act, actor }) => [act, actor])).toEqual([
      ["attach", "citizen"],
      ["hear", "citizen"],
      ["resume", "system"],
    ]);
    await expect(add("  ")).rejects.toMatchObject({ key: "nothingToAdd" });
    await expect(add("a".repeat(8001))).rejects.toMatchObject({ key: "tooLong" });
    await expect(
      addInformation(await holder("AAAAAAAA"), { code, text: "Ben değilim", files: [] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (let turn = 2; turn < 20; turn++) await add(`Ek ${turn}`);
    await expect(add("Bir daha")).rejects.toMatchObject({ code: "TOO_MANY" });
    expect(await verifySums(db)).toEqual([]);
  });

  it("records once what one form sends twice, also at the same moment, and again what another form sends", async () => {
    const { id, trackingCode: code } = await secretive();
    const formToken = "00000000-0000-4000-8000-00000000e1e1";
    const { token } = await upload(await holder(code), await photo(241));
    const broken = [{ name: "foto.heic", reason: "fileUnreadable" }];
    const add = async (text: string, given: { formToken?: string; files?: string[] } = { formToken }) =>
      addInformation(await holder(code), { code, text, files: [token], refused: broken, ...given });
    const heard = async () => (await db.requestEvent.findMany({ where: { requestId: id, act: "hear" } })).length;
    const [first, second] = await Promise.all([add("Eczanenin köşesi"), add("Eczanenin köşesi")]);
    expect(second.version).toBe(first.version);
    expect((await add("Eczanenin köşesi")).version).toBe(first.version);
    expect(await heard()).toBe(1);
    expect(await db.attachment.count({ where: { requestId: id } })).toBe(2);
    await add("Eczanenin karşısı");
    expect(await heard()).toBe(2);
    await add("Eczanenin köşesi", { formToken: "00000000-0000-4000-8000-00000000e1e2", files: [] });
    // A page that an older build has drawn names no form, and what names none cannot be known again.
    await add("Eczanenin köşesi", { formToken: "", files: [] });
    expect(await heard()).toBe(4);
    expect(await verifySums(db)).toEqual([]);
  });

  it("confirms with the telephone's last digits, and not without", async () => {
    const { id, trackingCode: code } = await resolved();
    const ctx = await holder(code, later(1));
    await expect(confirm(ctx, { code, lastFour: "0000" })).rejects.toMatchObject({ key: "lastFourWrong" });
    expect(await confirm(ctx, { code, lastFour: "41 42" })).toMatchObject({ id, confirmation: "confirmed" });
    const shown = await seen(code, later(1));
    expect(shown).toMatchObject({ confirmed: true, mayConfirm: false });
  });

  it("disputes an answer within fifteen days, and it is worked on again", async () => {
    const { id, trackingCode: code } = await resolved();
    const say = async (days: number, why = "Çukur yine açıldı") =>
      dispute(await holder(code, later(days)), { code, lastFour: "4142", why });
    await expect(say(15.2)).rejects.toMatchObject({ code: "WRONG_STATE", key: "reopenTooLate" });
    await expect(say(15, "  ")).rejects.toMatchObject({ key: "whyMissing" });
    expect(await say(15)).toMatchObject({ status: "assigned", departmentId: cast.roads.id, confirmation: "not_asked" });
    const events = await db.requestEvent.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
    expect(events.slice(-2).map(({ act }) => act)).toEqual(["confirm", "reopen"]);
    await expect(say(15)).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("withdraws what is open, and only that", async () => {
    const { trackingCode: code } = await secretive();
    const give = async () => withdraw(await holder(code), { code, lastFour: "4142" });
    expect(await give()).toMatchObject({ status: "withdrawn" });
    await expect(give()).rejects.toMatchObject({ code: "WRONG_STATE" });
    const done = await resolved();
    await expect(
      withdraw(await holder(done.trackingCode), { code: done.trackingCode, lastFour: "4142" }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("wants the e-mail address where there is no telephone, and does nothing by the link alone", async () => {
    const byMail = await codeOf({ contact: "email", email: "ornek.vatandas14@posta.example" });
    expect(await seen(byMail)).toMatchObject({ asksFor: "email", mayWithdraw: true });
    const give = async (code: string, lastFour: string) => withdraw(await holder(code), { code, lastFour });
    await expect(give(byMail, "")).rejects.toMatchObject({ key: "ownEmailWrong" });
    expect(await give(byMail, " Ornek.Vatandas14@posta.example")).toMatchObject({ status: "withdrawn" });
    const nobody = await codeOf({ contact: "anonymous" });
    expect(await seen(nobody)).toMatchObject({ asksFor: null, mayWithdraw: false, mayDispute: false });
    await expect(give(nobody, "")).rejects.toMatchObject({ key: "proofMissing" });
    await expect(dispute(await holder(nobody), { code: nobody, lastFour: "", why: "Olmadı" })).rejects.toMatchObject({
      key: "proofMissing",
    });
  });

  it("lets nobody guess the digits, nor act with another's link", async () => {
    const { trackingCode: code } = await secretive();
    const guess = async (lastFour: string) => withdraw(await holder(code), { code, lastFour });
    for (const digits of ["0000", "0001", "0002", "0003", "0004"]) {
      await expect(guess(digits)).rejects.toMatchObject({ key: "lastFourWrong" });
    }
    await expect(guess("4142")).rejects.toMatchObject({ code: "TOO_MANY" });
    const stranger = await holder("AAAAAAAA");
    await expect(withdraw(stranger, { code, lastFour: "4142" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(confirm(stranger, { code, lastFour: "4142" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(dispute(stranger, { code, lastFour: "4142", why: "Olmadı" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("where a photograph was taken", () => {
  const taken = async (seed: number) => ({
    name: "çukur.jpg",
    bytes: await sharp({ create: { width: 12, height: 9, channels: 3, background: { r: seed, g: 90, b: 40 } } })
      .withExif({
        IFD3: {
          GPSLatitudeRef: "N",
          GPSLatitude: "38/1 29/1 30/1",
          GPSLongitudeRef: "E",
          GPSLongitude: "27/1 3/1 36/1",
        },
      })
      .jpeg()
      .toBuffer(),
  });
  const NOWHERE = { latitude: "", longitude: "" };
  const SCHOOL = { latitude: 38.491667, longitude: 27.06 };

  it("is the request's place when its owner says so and gives no other", async () => {
    const own = await requestOf(await codeOf({ ...NOWHERE, photoPlace: "on" }, { photos: [await taken(1)] }));
    expect(own).toMatchObject({ ...SCHOOL, attachments: [SCHOOL] });
    const other = await requestOf(await codeOf({ photoPlace: "on" }, { photos: [await taken(2)] }));
    expect(other).toMatchObject({ latitude: 38.49, attachments: [SCHOOL] });
  });

  it("is shown to staff who see whose the request is, and to nobody where identity is withheld", async () => {
    const places = async (withheld: string, who: Actor) => {
      const request = await requestOf(await codeOf({ photoPlace: "on", withheld }, { photos: [await taken(4)] }));
      const { attachments } = await getRequest(await as(db, who), request);
      return attachments.map(({ latitude, longitude }) => ({ latitude, longitude }));
    };
    expect(await places("", cast.agent)).toEqual([SCHOOL]);
    expect(await places("on", cast.agent)).toEqual([{ latitude: null, longitude: null }]);
  });

  it("is forgotten unless its owner says so", async () => {
    const request = await requestOf(await codeOf(NOWHERE, { photos: [await taken(3)] }));
    expect(request).toMatchObject({ latitude: null, attachments: [{ latitude: null, longitude: null }] });
  });
});
