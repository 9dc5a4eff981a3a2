import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Intake } from "@/server/domain/intake";
import { requestNumber } from "@/server/domain/number";
import type { Request as Applied } from "@/server/domain/request";
import { listUnreadable } from "@/server/services/incoming/unreadable";
import { issueKey, revokeKey } from "@/server/services/open311/keys";
import { open311Pulse } from "@/server/services/open311/pulse";
import { saveOpen311 } from "@/server/services/open311/settings";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { testDatabase } from "@/server/testing/database";
import { type Served, serve } from "@/server/testing/http";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { SCHEMAS, sparkOf } from "@/server/testing/open311";
import { answersOf } from "./answers";
import { preflight } from "./http";

let db: Db;
let cast: Cast;
let served: Served;
let key: string;
const admin = async () => as(db, cast.admin, new Date());
const open = async (given = {}) =>
  saveOpen311(await admin(), {
    enabled: true,
    jurisdictionId: "ornek.bel.tr",
    contact: "",
    publicSubjects: [cast.pothole.id],
    ...given,
  });

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const { get, post } = answersOf(db);
  served = await serve((request) =>
    request.method === "POST" ? post(request) : request.method === "OPTIONS" ? preflight() : get(request),
  );
  await open();
  ({ key } = await issueKey(await admin(), { name: "Örnek Kurum", channel: "him" }));
});
afterAll(() => served.close());
beforeEach(() => db.rateWindow.deleteMany());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.address}/api/open311/v2/${path}`, { headers });
const json = async (path: string, headers: Record<string, string> = {}) => (await ask(path, headers)).json();
const post = (fields: [string, string][], headers: Record<string, string> = {}, path = "requests.json") =>
  fetch(`${served.address}/api/open311/v2/${path}`, {
    method: "POST",
    headers: { "x-forwarded-for": "203.0.113.9", ...headers },
    body: new URLSearchParams(fields),
  });
/** The specification's own example, with our key and subject. */
const WHOLE: [string, string][] = [
  ["jurisdiction_id", "ornek.bel.tr"],
  ["service_code", "yol-cukur"],
  ["lat", "38.49"],
  ["long", "27.05"],
  ["address_string", "8780/3 Sokak 14, Ataşehir, Çiğli"],
  ["email", "ornek14@ornek.example"],
  ["device_id", "tt222111"],
  ["account_id", "123456"],
  ["first_name", "Örnek"],
  ["last_name", "Vatandaş 14"],
  ["phone", "0500 000 00 14"],
  ["description", "Yolda büyük bir çukur var.\nBeni 0500 000 00 14'ten arayın, Örnek Vatandaş 14."],
  ["media_url", "https://foto.ornek.example/2212426634.jpg"],
];
const withKey = (fields: [string, string][] = WHOLE): [string, string][] => [["api_key", key], ...fields];
const changed = (change: Record<string, string | null>): [string, string][] => [
  ...withKey().filter(([name]) => !(name in change)),
  ...Object.entries(change).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
];
const numberOf = async (response: Response) =>
  SCHEMAS.receipt.parse(await response.json())[0]?.service_request_id ?? "";
const take = async (given: Partial<Intake> = {}): Promise<Applied> =>
  (await receive(await as(db, cast.agent, new Date()), intake({ categoryId: cast.pothole.id, ...given }))).request;
const no = ({ year, seq }: Applied) => requestNumber(year, seq);

it("answers each resource as the schemas say, the same in XML and JSON", async () => {
  await take({ latitude: 38.5, longitude: 27.06, neighbourhoodId: cast.atasehir.id, street: "8780 Sokak" });
  const resources = [
    ["discovery", SCHEMAS.discovery],
    ["services", SCHEMAS.services],
    ["services/yol-cukur", SCHEMAS.service_definition],
    ["services/genel", SCHEMAS.service_definition],
    ["requests", SCHEMAS.requests],
  ] as const;
  for (const [path, schema] of resources) {
    const inJson = await ask(`${path}.json`);
    expect(inJson.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(inJson.headers.get("access-control-allow-origin")).toBe("*");
    const value = schema.parse(await inJson.json());
    const inXml = await ask(`${path}.xml`);
    expect(inXml.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(schema.parse(sparkOf(await inXml.text()))).toEqual(value);
    expect((await ask(path, { accept: "application/json" })).headers.get("content-type")).toMatch(/json/);
    expect((await ask(path)).headers.get("content-type")).toMatch(/xml/);
  }
});

it("lists what a request can be about, by group", async () => {
  const services = SCHEMAS.services.parse(await json("services.json"));
  expect(services.map(({ service_code, group }) => [service_code, group])).toEqual([
    ["yol-cukur", "Yol"],
    ["park-oyun", null],
    ["genel", null],
  ]);
  expect((await ask("services/yol.json")).status).toBe(404);
});

it("takes a request in by a key, once", async () => {
  const first = await post(withKey());
  expect(first.status).toBe(200);
  const number = await numberOf(first);
  const row = await db.request.findFirstOrThrow({
    orderBy: { id: "desc" },
    include: { citizen: true, attachments: true },
  });
  expect(no(row)).toBe(number);
  expect(row).toMatchObject({
    channel: "him",
    categoryId: cast.pothole.id,
    neighbourhoodId: cast.atasehir.id,
    latitude: 38.49,
    citizen: { name: "Örnek Vatandaş 14", phone: "+905000000014", email: "ornek14@ornek.example" },
    attachments: [{ state: "waiting", source: "link:https://foto.ornek.example/2212426634.jpg" }],
  });
  expect(await numberOf(await post(withKey()))).toBe(number);
  expect(await db.attachment.count({ where: { requestId: row.id } })).toBe(1);
  const xml = await post(withKey(), {}, "requests.xml");
  expect(SCHEMAS.receipt.parse(sparkOf(await xml.text()))[0]?.service_request_id).toBe(number);
  expect(await numberOf(await post(changed({ description: "Başka bir çukur" })))).not.toBe(number);
});

it("knows a request by the sender's own id, however often it is sent", async () => {
  const named = (id: string, words: string) => post(changed({ description: words, external_id: id })).then(numberOf);
  const number = await named("A-1", "Çukur");
  const repeats = await Promise.all([1, 2, 3].map(() => named("A-1", "Çukur")));
  expect(new Set([number, ...repeats]).size).toBe(1);
  const byHeader = await post(changed({ description: "Çukur" }), { "idempotency-key": "A-1" });
  expect(byHeader.headers.get("idempotency-key")).toBe("A-1");
  expect(await numberOf(byHeader)).toBe(number);
  expect(await named("A-2", "Çukur")).not.toBe(number);
  const other = await issueKey(await admin(), { name: "Başka Kurum", channel: "crm" });
  const theirs = await post([["api_key", other.key], ...WHOLE, ["external_id", "A-1"]]).then(numberOf);
  expect(theirs).not.toBe(number);

  const token = await ask("tokens/A-1.json", { "x-api-key": key });
  expect(SCHEMAS.token.parse(await token.json())).toEqual([{ service_request_id: number, token: "A-1" }]);
  const nothing = await ask("tokens/A-9.json", { "x-api-key": key });
  expect([nothing.status, nothing.headers.get("idempotency-key")]).toEqual([404, "A-9"]);
  expect((await ask("tokens/A-1.json")).status).toBe(404);
  expect(SCHEMAS.token.parse(await json("tokens/A-1.json", { "x-api-key": other.key }))[0]?.service_request_id).toBe(
    theirs,
  );
});

it("takes the key in the address, before the call, and as a parameter of GET: a sender follows what it sent", async () => {
  const number = await numberOf(
    await post(
      changed({ api_key: null, description: "Gizli kalsın", "attribute[kind]": "tip" }),
      {},
      `${key}/requests.json`,
    ),
  );
  expect((await ask(`requests/${number}.json`)).status).toBe(404);
  for (const path of [`${key}/requests/${number}.json`, `requests/${number}.json?api_key=${key}`])
    expect(SCHEMAS.requests.parse(await json(path))[0]?.service_request_id).toBe(number);
  expect((await ask(`cm311_nobody/requests/${number}.json`)).status).toBe(403);
});

it("sets aside a place that cannot be in the municipality, for staff to ask about", async () => {
  const number = await numberOf(await post(changed({ lat: "0", long: "0", description: "Cihaz yerini bilmiyor" })));
  const [year, seq] = number.split("-").map(Number);
  const request = await db.request.findFirstOrThrow({
    where: { year: year ?? 0, seq: seq ?? 0 },
    include: { details: true },
  });
  expect(request).toMatchObject({
    latitude: null,
    longitude: null,
    waitingDetails: 1,
    details: [{ field: "place", raw: "0, 0", reason: "placeOutside", state: "waiting" }],
  });
});

it("refuses the sender's own id for other content with 409, and lists what was sent for staff", async () => {
  const number = await numberOf(await post(changed({ description: "İlk çukur", external_id: "K-1" })));
  for (const language of ["tr", "en"]) {
    const refused = await post(
      changed({ description: "Başka bir çukur", external_id: "K-1", media_url: "https://ornek.example/1.jpg" }),
      { "accept-language": language },
    );
    expect(refused.status).toBe(409);
    const [error] = SCHEMAS.errors.parse(await refused.json());
    expect(error).toMatchObject({ code: 409, description: expect.stringContaining(number) });
  }
  const { rows } = await listUnreadable(await as(db, cast.agent, new Date()), { vendor: "open311" });
  expect(rows).toHaveLength(1);
  for (const said of ["Başka bir çukur", "https://ornek.example/1.jpg", number]) expect(rows[0]?.raw).toContain(said);
});

it("asks no citizen for an id: two that type the same into an attribute are two requests", async () => {
  const definition = SCHEMAS.service_definition.parse(await json("services/yol-cukur.json"));
  expect(definition.attributes.map(({ code }) => code)).toEqual(["kind"]);
  const typed = (words: string) => post(changed({ description: words, "attribute[external_id]": "1" })).then(numberOf);
  expect(await typed("Bir vatandaşın çukuru")).not.toBe(await typed("Başka bir vatandaşın çukuru"));
});

it.each<[string, Record<string, string | null>, number, RegExp]>([
  ["no key", { api_key: null }, 403, /api_key/],
  ["a wrong key", { api_key: "cm311_nobody" }, 403, /api_key/],
  ["no subject", { service_code: null }, 400, /^service_code/],
  ["an unknown subject", { service_code: "uzay" }, 404, /uzay/],
  ["a subject of the first level", { service_code: "yol" }, 404, /yol/],
  ["another jurisdiction", { jurisdiction_id: "baska.bel.tr" }, 404, /jurisdiction_id/],
  ["no place", { lat: null, long: null, address_string: null }, 400, /^lat/],
  ["half a place", { long: null }, 400, /^long/],
  ["a place that is none", { lat: "kuzey" }, 400, /^lat/],
  ["a place off the earth", { lat: "98" }, 400, /^lat/],
])("refuses %s, and writes nothing", async (_, change, status, description) => {
  const before = await db.request.count();
  for (const format of ["json", "xml"]) {
    const response = await post(changed(change), {}, `requests.${format}`);
    expect(response.status).toBe(status);
    const text = await response.text();
    const faults = SCHEMAS.errors.parse(format === "json" ? JSON.parse(text) : sparkOf(text));
    expect(faults[0]?.description).toMatch(description);
    expect(String(faults[0]?.code)).toBe(String(status));
  }
  expect(await db.request.count()).toBe(before);
});

it.each<[string, Record<string, string>, string[], string | null]>([
  [
    "two telephones",
    { phone: "0532 000 50 01 / 0232 000 50 01" },
    ["phone phoneOther kept 0 232 000 50 01"],
    "+905320005001",
  ],
  ["a telephone that is none", { phone: "12" }, ["phone phoneUnreadable waiting 12"], null],
  ["a foreign number without +", { phone: "49 151 23456789" }, ["phone phoneUnreadable waiting 49 151 23456789"], null],
  ["an e-mail that is none", { email: "ornek" }, ["email emailUnreadable waiting ornek"], "+905000000014"],
  [
    "a link without https",
    { media_url: "http://foto.ornek.example/1.jpg" },
    ["media mediaUnreadable waiting http://foto.ornek.example/1.jpg"],
    "+905000000014",
  ],
  [
    "a link to an address",
    { media_url: "https://10.0.0.1/1.jpg" },
    ["media mediaUnreadable waiting https://10.0.0.1/1.jpg"],
    "+905000000014",
  ],
  ["an unknown kind", { "attribute[kind]": "rant" }, ["kind kindUnreadable waiting rant"], "+905000000014"],
  ["more words than GeoReport allows", { description: "a".repeat(4001) }, [], "+905000000014"],
])("records what comes with %s, and keeps what cannot be used as it was given", async (_, change, details, phone) => {
  const number = await numberOf(await post(changed({ account_id: null, phone: "0500 000 00 14", ...change })));
  const row = await db.request.findFirstOrThrow({ orderBy: { id: "desc" }, include: { details: true, citizen: true } });
  expect(no(row)).toBe(number);
  expect(row.details.map(({ field, reason, state, raw }) => `${field} ${reason} ${state} ${raw}`)).toEqual(details);
  expect(row.waitingDetails).toBe(details.filter((detail) => detail.includes(" waiting ")).length);
  expect(row.citizen?.phone ?? null).toBe(phone);
});

it("keeps another telephone of an account that is known by one", async () => {
  await numberOf(await post(changed({ account_id: "A-31", phone: "0500 000 00 31", description: "Çukur bir" })));
  await numberOf(await post(changed({ account_id: "A-31", phone: "0500 000 00 32", description: "Çukur iki" })));
  const { details } = await db.request.findFirstOrThrow({ orderBy: { id: "desc" }, include: { details: true } });
  expect(details).toMatchObject([{ field: "phone", reason: "phoneOther", state: "kept", value: "+905000000032" }]);
});

it("takes labels for keys: a service by the name that only it has, a kind as people read it", async () => {
  const number = await numberOf(
    await post(changed({ service_code: "ÇUKUR", description: "Etiketle", "attribute[kind]": "İhbar" })),
  );
  const row = await db.request.findFirstOrThrow({ orderBy: { id: "desc" }, include: { details: true } });
  expect(no(row)).toBe(number);
  expect(row).toMatchObject({ categoryId: cast.pothole.id, kind: "tip", details: [] });
  await numberOf(await post(changed({ service_code: "Genel başvuru", description: "Konusuz" })));
  expect(await db.request.findFirst({ orderBy: { id: "desc" } })).toMatchObject({ categoryId: null });
});

it("takes a form of several parts, with photographs in it: what cannot be one is named, the request stands", async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
  const multipart = (given: [string, string][], files: [string, string | Uint8Array<ArrayBuffer>][]) => {
    const body = new FormData();
    for (const [name, value] of given) body.append(name, value);
    for (const [name, bytes] of files) body.append("media", new Blob([bytes]), name);
    return fetch(`${served.address}/api/open311/v2/requests.json`, { method: "POST", body });
  };
  const files: [string, string | Uint8Array<ArrayBuffer>][] = [
    ["çukur.jpg", new Uint8Array(photo)],
    ["notlar.exe", "MZ"],
  ];
  const first = await multipart(changed({ description: "Fotoğraflı", external_id: "M-1" }), files);
  expect(first.status).toBe(200);
  const number = await numberOf(first);
  const row = await db.request.findFirstOrThrow({
    orderBy: { id: "desc" },
    include: { attachments: { orderBy: { id: "asc" } }, citizen: true },
  });
  expect(row.citizen?.name).toBe("Örnek Vatandaş 14");
  const states = row.attachments.map(({ name, state, error }) => [name, state, error]).sort();
  expect(states).toEqual([
    expect.arrayContaining(["waiting"]),
    ["notlar.exe", "refused", "fileType"],
    ["çukur.jpg", "stored", null],
  ]);

  const again = await multipart(changed({ description: "Fotoğraflı", external_id: "M-1" }), files);
  expect(await numberOf(again)).toBe(number);
  const other = await multipart(changed({ description: "Fotoğraflı", external_id: "M-1" }), files.slice(1));
  expect(other.status).toBe(409);
  const before = await db.request.count();
  expect((await multipart(changed({ api_key: null }), files)).status).toBe(403);
  expect((await multipart(changed({ description: "a".repeat(70_000) }), [])).status).toBe(400);
  const broken = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "--y" };
  expect((await fetch(`${served.address}/api/open311/v2/requests.json`, broken)).status).toBe(400);
  expect(await db.request.count()).toBe(before);
});

it("tells all that is wrong at once, in the caller's language", async () => {
  const response = await post(changed({ lat: "98", service_code: null }), { "accept-language": "en-GB,en" });
  const faults = SCHEMAS.errors.parse(await response.json());
  expect(faults.map(({ description }) => description.split(":")[0]).sort()).toEqual(["lat", "service_code"]);
  expect(faults[0]?.description).not.toMatch(/okunamadı/);
});

it("takes nothing but a form of its size", async () => {
  const address = `${served.address}/api/open311/v2/requests.json`;
  const body = JSON.stringify({ service_code: "yol-cukur" });
  const asJson = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(asJson.status).toBe(400);
  expect((await post(changed({ description: "a".repeat(70_000) }))).status).toBe(400);
  const latin = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } };
  expect((await fetch(address, { ...latin, body: Buffer.from([0x64, 0x3d, 0xfe]) })).status).toBe(400);
});

it("names a request without a word by its subject, and leaves the neighbourhood open where none is named", async () => {
  const number = await numberOf(
    await post([
      ["api_key", key],
      ["service_code", "genel"],
      ["address_id", "545483"],
      ["description", " "],
    ]),
  );
  const row = await db.request.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(no(row)).toBe(number);
  expect(row).toMatchObject({
    description: "Genel başvuru\nAdres kimliği: 545483",
    neighbourhoodId: null,
    citizenId: null,
  });
});

it("shows nobody what is private, and of the rest no name and no number", async () => {
  const secret = { name: "Örnek Vatandaş 77", phone: "0500 000 00 77" };
  const words = "Örnek Vatandaş 77 yazıyor: 0500 000 00 77, 12345678950. Çukur var.";
  const open77 = await take({
    citizen: secret,
    description: words,
    street: "8780 Sokak",
    latitude: 38.5,
    longitude: 27,
  });
  const outline = await take({
    citizen: secret,
    description: words,
    categoryId: cast.swing.id,
    latitude: 38.5,
    longitude: 27,
  });
  const hidden = await Promise.all([
    take({ citizen: secret, description: words, identityWithheld: true }),
    take({ citizen: secret, description: words, kind: "tip" }),
    take({ citizen: secret, description: words, channel: "cimer" }),
    take({ citizen: secret, description: words, channel: "desk", formal: true }),
  ]);
  await record(await as(db, cast.agent, new Date()), {
    id: open77.id,
    change: { act: "resolve", answer: "Sayın Örnek Vatandaş 77, çukur kapatıldı." },
  });
  const text = await (await ask("requests.json")).text();
  const rows = SCHEMAS.requests.parse(JSON.parse(text));
  const told = (request: Applied) => rows.find(({ service_request_id }) => service_request_id === no(request));
  expect(told(open77)).toMatchObject({
    status: "closed",
    status_notes: "Sayın •••, çukur kapatıldı.",
    description: expect.stringContaining("Çukur var."),
    address: "8780 Sokak",
    lat: 38.5,
    media_url: null,
  });
  expect(told(outline)).toMatchObject({ description: "Oyun alanı", lat: null, status_notes: null, status: "open" });
  for (const request of hidden) {
    expect(told(request)).toBeUndefined();
    expect((await ask(`requests/${no(request)}.json`)).status).toBe(404);
    expect(await json(`requests.json?service_request_id=${no(request)}`)).toEqual([]);
  }
  expect(text).not.toMatch(/Vatandaş|0500|950/);
});

it("shows its sender how a request stands, also where the public sees nothing", async () => {
  const number = await numberOf(await post(changed({ "attribute[kind]": "tip", external_id: "B-1" })));
  const row = await db.request.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect((await ask(`requests/${number}.json`)).status).toBe(404);
  const see = async () => {
    const text = await (await ask(`requests/${number}.json`, { "x-api-key": key })).text();
    expect(text).not.toMatch(/Vatandaş|0500/);
    return SCHEMAS.requests.parse(JSON.parse(text))[0];
  };
  expect(await see()).toMatchObject({
    status: "open",
    status_notes: null,
    description: expect.stringMatching(/çukur/),
  });
  await record(await as(db, cast.agent, new Date()), {
    id: row.id,
    change: { act: "refer", institutionId: cast.izsu.id, note: "Sorumlusu kurumdur." },
  });
  expect(await see()).toMatchObject({
    status: "closed",
    status_notes: "Yetkili kuruma yönlendirildi: İZSU. Sorumlusu kurumdur.",
    agency_responsible: "İZSU",
  });
});

it("tells of a merged request how the one stands that is worked on", async () => {
  const [main, other] = [await take(), await take()];
  const agent = await as(db, cast.agent, new Date());
  await record(agent, { id: other.id, change: { act: "merge", mainId: main.id } });
  const status = async () => SCHEMAS.requests.parse(await json(`requests/${no(other)}.json`))[0];
  expect(await status()).toMatchObject({ status: "open", status_notes: expect.stringContaining(no(main)) });
  await record(agent, { id: main.id, change: { act: "resolve", answer: "Kapatıldı." } });
  expect(await status()).toMatchObject({ status: "closed", status_notes: "Kapatıldı." });
  const closed = SCHEMAS.requests.parse(await json("requests.json?status=closed"));
  expect(closed.map(({ service_request_id }) => service_request_id)).toEqual(
    expect.arrayContaining([no(main), no(other)]),
  );
  const still = SCHEMAS.requests.parse(await json("requests.json?status=open"));
  expect(still.every(({ status }) => status === "open")).toBe(true);
});

it("is asked by number, subject, date and page", async () => {
  const rows = async (query: string) =>
    SCHEMAS.requests.parse(await json(`requests.json?${query}`)).map(({ service_request_id }) => service_request_id);
  const all = await rows("");
  expect(all.length).toBeGreaterThan(4);
  expect(await rows("page_size=2&page=1")).toEqual(all.slice(0, 2));
  expect(await rows("page_size=2&page=2")).toEqual(all.slice(2, 4));
  expect(
    await rows(`service_request_id=${all[1]},${all[0]},2026-999999,abc&status=closed&start_date=2001-01-01T00:00:00Z`),
  ).toEqual(all.slice(0, 2));
  expect((await rows("service_code=park-oyun")).length).toBeGreaterThan(0);
  expect(await rows("service_code=nothing")).toEqual([]);
  expect(await rows("start_date=2001-01-01T00:00:00Z")).toEqual([]);
  expect(await rows("end_date=2001-01-01T00:00:00%2B03:00&status=")).toEqual([]);
  for (const query of [
    "start_date=2026-01-01",
    "status=done",
    "page=0",
    "page_size=x",
    "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
    "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z",
  ]) {
    const response = await ask(`requests.json?${query}`);
    expect(response.status, query).toBe(400);
    SCHEMAS.errors.parse(await response.json());
  }
});

it("says that nothing has changed to whoever knows it already", async () => {
  const request = await take();
  const first = await ask(`requests/${no(request)}.json`);
  const etag = first.headers.get("etag") ?? "";
  const again = await ask(`requests/${no(request)}.json`, { "if-none-match": etag });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await record(await as(db, cast.agent, new Date()), {
    id: request.id,
    change: { act: "resolve", answer: "Yapıldı." },
  });
  expect((await ask(`requests/${no(request)}.json`, { "if-none-match": etag })).status).toBe(200);
});

it("knows no path but its own", async () => {
  for (const path of ["", "nothing.json", "requests/2026-000001/x.json", "requests/%E0%A4%A.json", "services//.json"])
    expect((await ask(path)).status, path).toBe(404);
  expect((await post(withKey(), {}, "services.json")).status).toBe(404);
});

it("lets nobody ask without end, and says for how long to wait", async () => {
  const from = { "x-forwarded-for": "203.0.113.50" };
  expect((await ask("discovery.json", from)).status).toBe(200);
  await db.rateWindow.updateMany({ data: { count: 299 } });
  expect((await ask("discovery.json", from)).status).toBe(200);
  const last = await ask("discovery.json", from);
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  SCHEMAS.errors.parse(await last.json());
  expect((await ask("discovery.json", { "x-forwarded-for": "203.0.113.51" })).status).toBe(200);
});

it("counts what came in by a key today, and calls with a key that is none", async () => {
  const before = await open311Pulse(await admin());
  await numberOf(await post(changed({ description: "Sayılan çukur" })));
  expect((await ask("requests.json", { "x-api-key": "cm311_nobody" })).status).toBe(403);
  const { receivedToday, refusedToday } = await open311Pulse(await admin());
  expect([receivedToday, refusedToday]).toEqual([before.receivedToday + 1, before.refusedToday + 1]);
  await expect(open311Pulse(await as(db, cast.agent))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

it("knows a key no more once it is revoked, and is not there while it is shut", async () => {
  const { id, key: other } = await issueKey(await admin(), { name: "Eski Kurum", channel: "him" });
  await revokeKey(await admin(), { id });
  expect((await ask("requests.json", { "x-api-key": other })).status).toBe(403);
  await open({ enabled: false });
  for (const path of ["discovery.json", "services.xml", "requests.json"]) expect((await ask(path)).status).toBe(404);
  expect((await post(withKey())).status).toBe(404);
  await open();
});

it.each(["description", "first_name", "address_string", "account_id", "external_id"])(
  "refuses what no database keeps in %s as the caller's fault, and opens nothing",
  async (name) => {
    const before = await db.request.count();
    const response = await post(changed({ [name]: "Örnek\0" }));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual([{ code: 400, description: expect.stringContaining("saklanamayan") }]);
    expect(await db.request.count()).toBe(before);
  },
);

it("knows no token that cannot be one", async () => {
  expect((await ask("tokens/a%00b.json", { "x-api-key": key })).status).toBe(404);
});

it("tells each fault once", async () => {
  const response = await post(changed({ lat: "98" }));
  expect(response.status).toBe(400);
  expect(await response.json()).toHaveLength(1);
});

it("reads no more of a form with photographs than a form without, until the key has come", async () => {
  const piece = new Uint8Array(32 * 1024).fill(120);
  const counted = (first: string) => {
    const seen = { pulls: 0 };
    const stream = new ReadableStream<Uint8Array>(
      {
        pull: (to) => {
          seen.pulls += 1;
          if (seen.pulls > 2000) to.close();
          else to.enqueue(seen.pulls === 1 ? new TextEncoder().encode(first) : piece);
        },
      },
      { highWaterMark: 0 },
    );
    return { seen, stream };
  };
  const part = (name: string, more = "") => `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const photo = part("media", '; filename="a.jpg"');
  const send = async (first: string, headers: Record<string, string> = {}) => {
    const { seen, stream } = counted(first);
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: { "content-type": "multipart/form-data; boundary=b", ...headers },
    };
    const { status } = await answersOf(db).post(new Request("http://localhost/api/open311/v2/requests.json", init));
    return { status, pulls: seen.pulls };
  };
  // How soon what was read is looked at is the machine's: of 2,000 pieces it reads three at most.
  const refused = async (first: string, pulls: number) => {
    const answer = await send(first);
    expect(answer.status).toBe(403);
    expect(answer.pulls).toBeLessThanOrEqual(pulls);
  };
  await refused(photo, 3);
  await refused(`${part("api_key")}cm311_nobody\r\n${photo}`, 3);
  expect(await send(photo, { "x-api-key": "cm311_nobody" })).toEqual({ status: 403, pulls: 0 });
});
