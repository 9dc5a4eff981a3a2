import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import posted from "@/server/integrations/open311/fixtures/posted-update.json";
import { listUnreadable } from "@/server/services/incoming/unreadable";
import { issueKey } from "@/server/services/open311/keys";
import { saveOpen311 } from "@/server/services/open311/settings";
import { merge } from "@/server/services/requests/merge";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { testDatabase } from "@/server/testing/database";
import { type Served, serve } from "@/server/testing/http";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { SCHEMAS, sparkOf } from "@/server/testing/open311";
import { answersOf } from "./answers";

let db: Db;
let cast: Cast;
let served: Served;
let key: string;
let strange: string;
const now = (who: "admin" | "agent" | "worker" = "agent") => as(db, cast[who], new Date());

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const { get, post } = answersOf(db);
  served = await serve((request) => (request.method === "POST" ? post(request) : get(request)));
  const settings = { enabled: true, jurisdictionId: "", contact: "", publicSubjects: [] };
  await saveOpen311(await now("admin"), settings);
  ({ key } = await issueKey(await now("admin"), { name: "FixMyStreet", channel: "him" }));
  ({ key: strange } = await issueKey(await now("admin"), { name: "Başka Kurum", channel: "him" }));
});
afterAll(() => served.close());

const base = () => `${served.address}/api/open311/v2`;
const post = (path: string, fields: Record<string, string>) =>
  fetch(`${base()}/${path}`, { method: "POST", body: new URLSearchParams(fields) });

/** A request as FixMyStreet sends it. */
async function sent(words: string, apiKey = key) {
  const fields = {
    service_code: "yol-cukur",
    lat: "38.49",
    long: "27.05",
    description: words,
    first_name: "Örnek",
    last_name: "Vatandaş 14",
    email: "ornek14@ornek.example",
  };
  const response = await post("requests.json", { api_key: apiKey, ...fields });
  const number = SCHEMAS.receipt.parse(await response.json())[0]?.service_request_id ?? "";
  const read = readRequestNumber(number);
  if (!read) throw new Error(number);
  return { number, ...(await db.request.findUniqueOrThrow({ where: { year_seq: read } })) };
}

/** What FixMyStreet's own test (t/open311.t) has of a comment, in the words of a citizen of ours; names that are its own come along. */
const comment = (given: Record<string, string> = {}): Record<string, string> => ({
  ...posted,
  api_key: key,
  description: "Çukur büyüdü, dün bir motosiklet düştü.",
  email: "ornek14@ornek.example",
  first_name: "Örnek",
  last_name: "Vatandaş 14",
  ...given,
});
const update = (given: Record<string, string>, format = "json") =>
  post(`servicerequestupdates.${format}`, comment(given));
const heard = ({ id }: { id: number }) =>
  db.requestEvent.findMany({ where: { requestId: id, act: "hear" }, orderBy: { id: "asc" } });

/** As FixMyStreet asks: start and end, and its key as a parameter. */
const asked = (apiKey: string | null, format: "json" | "xml" = "json", more = "") => {
  const start = new Date(Date.now() - 60 * 60_000).toISOString().replace(/\.\d+/, "");
  const end = new Date(Date.now() + 60_000).toISOString().replace(/\.\d+/, "");
  const withKey = apiKey ? `&api_key=${apiKey}` : "";
  return fetch(`${base()}/servicerequestupdates.${format}?start_date=${start}&end_date=${end}${withKey}${more}`);
};
const updatesOf = async (number: string, apiKey: string | null) =>
  SCHEMAS.updates
    .parse(await (await asked(apiKey)).json())
    .filter(({ service_request_id }) => service_request_id === number);

it("tells the sender what happened, in order, the same in XML and JSON", async () => {
  const request = await sent("Çukur var");
  await record(await now(), { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
  await record(await now(), { id: request.id, change: { act: "note", text: "İç yazışma" } });
  await record(await now(), { id: request.id, change: { act: "ask", text: "Hangi kavşak, Örnek Vatandaş 14?" } });
  await record(await now("worker"), { id: request.id, change: { act: "resolve", answer: "Kapatıldı." } });
  const updates = await updatesOf(request.number, key);
  expect(updates.map(({ status, description }) => [status, description])).toEqual([
    ["open", expect.stringMatching(/^Hangi kavşak, (?!Örnek)/)],
    ["closed", "Kapatıldı."],
  ]);
  expect(new Set(updates.map(({ update_id }) => update_id)).size).toBe(2);
  const xml = await asked(key, "xml");
  expect(SCHEMAS.updates.parse(sparkOf(await xml.text()))).toEqual(await (await asked(key)).json());
});

it("tells others nothing of the words, and another key nothing at all", async () => {
  const request = await sent("Başka çukur");
  await record(await now(), { id: request.id, change: { act: "ask", text: "Hangi kavşak?" } });
  await record(await now(), {
    id: request.id,
    change: { act: "refer", institutionId: cast.izsu.id, note: "Özel mülk." },
  });
  const secret = await receive(await now(), intake({ categoryId: cast.pothole.id, kind: "tip" }));
  await record(await now(), {
    id: secret.request.id,
    change: { act: "refer", institutionId: cast.izsu.id, note: "Gizli." },
  });
  expect(await updatesOf(request.number, strange)).toEqual([]);
  const told = SCHEMAS.updates.parse(await (await asked(null)).json());
  expect(JSON.stringify(told)).not.toMatch(/kavşak|Özel|Gizli/);
  expect((await updatesOf(request.number, null)).map(({ status, description }) => [status, description])).toEqual([
    ["closed", "Yetkili kuruma yönlendirildi: İZSU."],
  ]);
});

it("tells of a merged request what happens to the main one, under its own number and from the merge on", async () => {
  const own = await sent("Çukurun yanındaki rögar da açık");
  const main = (await receive(await now(), intake({ categoryId: cast.pothole.id, description: "Kavşakta çukur." })))
    .request;
  await record(await now(), { id: main.id, change: { act: "route", departmentId: cast.roads.id } });
  await record(await now("worker"), {
    id: main.id,
    change: {
      act: "wait",
      waitingOn: "other",
      waitingFor: "Asfalt",
      until: new Date(Date.now() + 60_000),
      reason: "other",
    },
  });
  await record(await now("worker"), { id: main.id, change: { act: "resume" } });
  const first = (await receive(await now(), intake({ categoryId: cast.pothole.id, description: "Aynı çukur." })))
    .request;
  await merge(await now(), { id: own.id, mainId: first.id });
  await merge(await now(), { id: first.id, mainId: main.id });
  await record(await now(), { id: main.id, change: { act: "ask", text: "Hangi kavşak?" } });
  await record(await now("worker"), { id: main.id, change: { act: "resolve", answer: "Kapatıldı." } });
  const updates = await updatesOf(own.number, key);
  expect(updates.map(({ status, description }) => [status, description])).toEqual([["closed", "Kapatıldı."]]);
  expect(updates[0]?.update_id).toMatch(/^[\w-]+$/);
  expect(await updatesOf(requestNumber(main.year, main.seq), key)).toEqual([]);
  expect(await updatesOf(own.number, strange)).toEqual([]);
  const outline = await updatesOf(own.number, null);
  expect(outline.map(({ status }) => status)).toEqual(["closed"]);
  expect(JSON.stringify(outline)).not.toContain("Kapatıldı.");
  expect((await updatesOf(requestNumber(main.year, main.seq), null)).length).toBeGreaterThan(1);
});

it("refuses a span that is too long or ends before it begins", async () => {
  for (const span of ["start_date=2026-01-01T00:00:00Z&end_date=2026-03-01T00:00:00Z", "start_date=dün"])
    expect((await fetch(`${base()}/servicerequestupdates.json?${span}`)).status).toBe(400);
  expect((await asked("cm311_nobody")).status).toBe(403);
  expect((await fetch(`${base()}/servicerequestupdates/1.json`)).status).toBe(404);
});

it.each(["json", "xml"])("writes what the sender says on the timeline, once (%s)", async (format) => {
  const request = await sent(`Çukur, ${format}`);
  const given = { service_request_id: request.number, media_url: "https://foto.ornek.example/9.jpg" };
  const answers = await Promise.all([update(given, format), update(given, format), update(given, format)]);
  const ids = await Promise.all(
    answers.map(async (answer) => {
      expect(answer.status).toBe(200);
      const text = await answer.text();
      return SCHEMAS.update.parse(format === "json" ? JSON.parse(text) : sparkOf(text))[0]?.update_id;
    }),
  );
  const events = await heard(request);
  expect(events.map(({ data }) => data)).toEqual([
    expect.objectContaining({ text: "Çukur büyüdü, dün bir motosiklet düştü." }),
  ]);
  expect(new Set(ids)).toEqual(new Set([String(events[0]?.id)]));
  const files = await db.attachment.findMany({ where: { requestId: request.id } });
  expect(files.map(({ source }) => source)).toEqual(["link:https://foto.ornek.example/9.jpg"]);
  expect(await updatesOf(request.number, key)).toEqual([]);
});

it("keeps the photographs of a multipart update, and names the one that is none", async () => {
  const request = await sent("Fotoğraflı çukur");
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "gray" } })
    .jpeg()
    .toBuffer();
  const multipart = (given: Record<string, string> = {}) => {
    const body = new FormData();
    const fields = comment({ service_request_id: request.number, description: "", ...given });
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append("media_url", new File([new Uint8Array(picture)], "cukur.jpg", { type: "image/jpeg" }));
    body.append("media_url", new File(["metin"], "not.exe", { type: "image/jpeg" }));
    return fetch(`${base()}/servicerequestupdates.json`, { method: "POST", body });
  };
  const first = await multipart();
  expect(first.status).toBe(200);
  const again = await multipart();
  expect(await again.json()).toEqual(await first.json());
  const files = await db.attachment.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } });
  expect(files.map(({ state, name, error }) => [state, name, error])).toEqual([
    ["stored", "cukur.jpg", null],
    ["refused", "not.exe", "fileType"],
  ]);
  expect(await heard(request)).toHaveLength(1);
  expect((await multipart({ description: "Başka sözler" })).status).toBe(409);
  expect((await multipart({ api_key: strange, update_id: "9" })).status).toBe(404);
  expect(await db.attachment.count({ where: { requestId: request.id } })).toBe(2);
});

it("refuses other words under a known id with 409, and lists them for staff", async () => {
  const request = await sent("Üçüncü çukur");
  await update({ service_request_id: request.number });
  const other = await update({ service_request_id: request.number, description: "Başka sözler" });
  expect(other.status).toBe(409);
  expect(SCHEMAS.errors.parse(await other.json())[0]?.description).toContain(request.number);
  const { rows } = await listUnreadable(await now(), { vendor: "open311" });
  expect(rows.some(({ raw }) => raw?.includes("Başka sözler"))).toBe(true);
  expect(await heard(request)).toHaveLength(1);
});

it("is looked after where the request is closed, and names another person and a status of theirs", async () => {
  const request = await sent("Dördüncü çukur");
  await record(await now(), {
    id: request.id,
    change: { act: "refer", institutionId: cast.izsu.id, note: "Özel mülk." },
  });
  const given = { update_id: "77", status: "FIXED", first_name: "Komşu", last_name: "-", description: "Onarılmış." };
  expect((await update({ service_request_id: request.number, ...given })).status).toBe(200);
  expect((await heard(request))[0]?.data).toMatchObject({
    text: "Onarılmış.\nYazan: Komşu, ornek14@ornek.example\nGönderen sistemdeki durum: FIXED",
  });
  const { followUpAt } = await db.request.findUniqueOrThrow({ where: { id: request.id } });
  expect(followUpAt).not.toBeNull();
});

it("is for whoever sent the request: another key's is not there, and nothing is written", async () => {
  const request = await sent("Beşinci çukur");
  const own = { service_request_id: request.number };
  expect((await update({ ...own, api_key: strange })).status).toBe(404);
  expect((await update({ ...own, api_key: "" })).status).toBe(403);
  expect((await update({ service_request_id: "2001-000001" })).status).toBe(404);
  expect((await update({ ...own, update_id: "" })).status).toBe(400);
  expect((await update({ ...own, description: "Örnek\0" })).status).toBe(400);
  expect((await update({ ...own, description: "a".repeat(6001) })).status).toBe(400);
  expect((await update({ ...own, description: "" })).status).toBe(400);
  expect(await heard(request)).toEqual([]);
});
