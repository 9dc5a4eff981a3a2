import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Logger } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { OPERATIONS } from "@/server/api/operations";
import { type StaffActor, SYSTEM } from "@/server/domain/actor";
import { cimerFilterSchema } from "@/server/domain/cimer/filter";
import { NO_FILTER } from "@/server/domain/filters";
import { requestNumber } from "@/server/domain/number";
import { dayOf } from "@/server/domain/time";
import { importCimer } from "@/server/jobs/import-cimer";
import { appRouter } from "@/server/routers";
import { caller, makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { keepFile } from "../cimer/keep-file";
import { exportCases } from "../cimer/list-cases";
import { finishIncoming } from "../incoming/waiting";
import { recordApplication } from "../privacy/applications";
import { exportRequests } from "../requests/export";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { ACCESS_BY_PROCEDURE } from "./doors";
import { flushAccess } from "./write";

/** Queries that give out nobody's personal data: figures, settings, staff, what is only a count or a state. */
const NO_PERSONAL_DATA = [
  ...["access.list", "access.alerts"],
  ...["api.keys", "api.key", "api.webhooks", "api.findWebhooks", "api.silent", "api.networks"],
  // What is told of an event names nobody; who asked is put in as it is sent, and written down there.
  ...["api.deliveries", "api.delivery"],
  ...["calls.counts", "calls.serviceLevel", "calls.files", "calls.callBackCounts"],
  ...["cimer.counts", "cimer.imports", "cimer.answers"],
  ...["connections.list", "connections.down"],
  ...["handovers.counts", "handovers.asked", "handovers.files", "handovers.peers", "handovers.peer"],
  ...["lookups.all", "messages.ways", "open311.read", "open311.pulse", "open311.keys"],
  ...["reports.year", "reports.department"],
  // Summaries of what is near or of a post, and how many.
  ...["requests.team", "requests.counts", "requests.suggest", "requests.similar", "requests.ofPost"],
  ...[
    "settings.read",
    "settings.holidays",
    "settings.dueRecords",
    "settings.installation",
    "settings.installationState",
    "settings.retentionRuns",
  ],
  ...["settings.templates", "sms.settings", "sms.costs", "sms.ledger"],
  ...[
    "staff.list",
    "staff.find",
    "staff.account",
    "staff.options",
    "staff.audit",
    "staff.auditChoices",
    "staff.sessions",
  ],
  ...["system.state", "system.problems", "system.alarms", "views.list", "warnings.count"],
];

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const PHONE = "+905320000814";
const NAME = "Örnek Vatandaş Sekizyüz";

const agent = await as(db, cast.agent);
const { request } = await receive(
  agent,
  intake({
    citizen: { name: NAME, phone: "0532 000 08 14", tckn: "10000000146" },
    departmentId: cast.roads.id,
    neighbourhoodId: cast.atasehir.id,
  }),
);
const ofIt = { year: request.year, seq: request.seq };
const citizenId = request.citizenId ?? 0;
const { request: second } = await receive(agent, intake({ citizen: { name: "Örnek Vatandaş 9", phone: PHONE } }));
const alike = await db.citizen.create({
  data: {
    name: NAME,
    createdAt: MONDAY,
    identities: { create: { channel: "instagram", externalId: "9000001", displayName: NAME } },
  },
});
await db.staff.update({ where: { id: cast.agent.staffId }, data: { extension: "101" } });
const call = await db.call.create({
  data: {
    ...{ provider: "test", callId: "doors-1", direction: "incoming", number: PHONE, startedAt: MONDAY },
    ...{ ringing: ["101"], talking: null },
  },
});
await db.callBack.create({ data: { number: PHONE, firstMissedAt: MONDAY, lastMissedAt: MONDAY, missed: 1 } });
await db.incoming.create({
  data: { vendor: "whatsapp", receivedAt: MONDAY, body: new TextEncoder().encode(`{"from":"${PHONE}"}`) },
});
const { id: incomingId } = await db.incoming.findFirstOrThrow();
await finishIncoming(await as(db, SYSTEM), { id: incomingId, problems: ["messages[0]"] });
await record(agent, { id: second.id, change: { act: "refer", institutionId: cast.izsu.id, note: "" } });
const { id: importId } = await keepFile(agent, {
  name: "ornek.csv",
  bytes: Buffer.from(
    `Başvuru No;Başvuru Tarihi;Türü;Başvuru Metni;Ad Soyad;Telefon\n2600777001;15.01.2026;İhbar;Moloz var;${NAME};0532 000 08 14\n`,
  ),
});
await importCimer(
  { db, senders: async () => [], receiverOf: async () => null },
  { logger: new Logger(() => () => undefined), payload: { importId }, lastAttempt: false },
);
const application = await recordApplication(await as(db, cast.manager), {
  kind: "copy",
  requestNumber: requestNumber(request.year, request.seq),
  applicant: NAME,
  proof: "id_card",
  appliedOn: dayOf(MONDAY),
});

afterAll(() => flushAccess(db));

const screens = async (actor: StaffActor = cast.agent) => createCallerFactory(appRouter)(await as(db, actor));
type Screens = Awaited<ReturnType<typeof screens>>;

/** Each door of the screens, opened once; what is then written down. */
const DOORS: Record<string, [(asked: Screens) => Promise<unknown>, object]> = {
  "requests.get": [
    (on) => on.requests.get(ofIt),
    { door: "screen", what: "request", requestId: request.id, citizenId },
  ],
  "requests.list": [
    (on) => on.requests.list({ ...NO_FILTER, q: PHONE }),
    { door: "screen", what: "requests", rows: 2, amount: "lookup" },
  ],
  "requests.citizensByPhone": [
    (on) => on.requests.citizensByPhone({ digits: "05320000814" }),
    { door: "screen", what: "citizen", citizenId, amount: "lookup" },
  ],
  "requests.samePerson": [
    (on) => on.requests.samePerson({ id: request.id }),
    { door: "screen", what: "same_person", requestId: request.id, citizenId: alike.id },
  ],
  "requests.reveal": [
    (on) => on.requests.reveal({ requestId: request.id, what: "tckn", why: `0532 000 08 14 arandı` }),
    { door: "reveal", what: "tckn", requestId: request.id, amount: "reveal" },
  ],
  "handovers.ofRequest": [
    (on) => on.handovers.ofRequest({ requestId: request.id }),
    { door: "screen", what: "request", requestId: request.id, data: { part: "handovers" } },
  ],
  "handovers.list": [(on) => on.handovers.list({}), { door: "screen", what: "handovers" }],
  "calls.list": [
    (on) => on.calls.list({ number: "0532 000 08 14" }),
    { door: "screen", what: "calls", rows: 1, amount: "lookup" },
  ],
  "calls.callBacks": [
    (on) => on.calls.callBacks({ state: "open", number: "5320000814" }),
    { door: "screen", what: "call_backs", rows: 1, amount: "lookup" },
  ],
  "calls.reveal": [
    (on) => on.calls.reveal({ id: call.id, why: "05320000814 arandı" }),
    { door: "reveal", what: "phone", data: { call: call.id }, amount: "reveal" },
  ],
  "calls.toRecord": [
    (on) => on.calls.toRecord({ id: call.id }),
    { door: "screen", what: "phone", data: { call: call.id } },
  ],
  "calls.live": [(on) => on.calls.live(), { door: "screen", what: "live_call", citizenId, data: { call: call.id } }],
  "messages.list": [
    (on) => on.messages.list({ q: "0 532 000 08 14", state: [] }),
    { door: "screen", what: "messages", amount: "lookup" },
  ],
  "messages.unreadable": [(on) => on.messages.unreadable({}), { door: "raw", what: "incoming", rows: 1 }],
  "cimer.list": [(on) => on.cimer.list({ q: "0532 000 08 14" }), { door: "screen", what: "cimer" }],
  "cimer.rows": [
    (on) => on.cimer.rows({ id: importId }),
    { door: "screen", what: "cimer_rows", rows: 1, data: { id: importId } },
  ],
  "cimer.import": [
    (on) => on.cimer.import({ id: importId }),
    { door: "screen", what: "cimer_rows", data: { id: importId, part: "samples" } },
  ],
  "warnings.list": [(on) => on.warnings.list({ q: "0532 000 08 14" }), { door: "screen", what: "warnings" }],
  "privacy.list": [
    async () => (await screens(cast.manager)).privacy.list({}),
    { staffId: cast.manager.staffId, door: "screen", what: "privacy", rows: 1 },
  ],
  "privacy.get": [
    async () => (await screens(cast.manager)).privacy.get({ id: application.id }),
    { staffId: cast.manager.staffId, door: "screen", what: "privacy", data: { id: application.id } },
  ],
};

describe("a door of the screens", () => {
  it("is in the table, or gives out nobody's data, whichever there is", () => {
    const all = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);
    const queries = all.filter(([, { _def }]) => _def.type === "query").map(([path]) => path);
    const traced = Object.keys(ACCESS_BY_PROCEDURE);
    expect(queries.filter((path) => !traced.includes(path) && !NO_PERSONAL_DATA.includes(path))).toEqual([]);
    expect(traced.filter((path) => NO_PERSONAL_DATA.includes(path))).toEqual([]);
    const paths = all.map(([path]) => path);
    expect([...traced, ...NO_PERSONAL_DATA].filter((path) => !paths.includes(path))).toEqual([]);
    expect(Object.keys(DOORS).sort()).toEqual(traced.sort());
  });

  it.each(Object.entries(DOORS))("leaves a row: %s", async (_, [open, expected]) => {
    await flushAccess(db);
    await db.$executeRaw`TRUNCATE access_log`;
    await open(await screens());
    await flushAccess(db);
    const rows = await db.accessLog.findMany();
    expect(rows).toContainEqual(expect.objectContaining({ staffId: cast.agent.staffId, apiKeyId: null, ...expected }));
  });

  it("leaves none where it was refused", async () => {
    await flushAccess(db);
    await db.$executeRaw`TRUNCATE access_log`;
    const strange = await screens(cast.stranger);
    await expect(strange.requests.get(ofIt)).rejects.toThrow();
    await expect(strange.requests.reveal({ requestId: request.id, what: "phone", why: "merak" })).rejects.toThrow();
    await expect(strange.calls.list({})).rejects.toThrow();
    await flushAccess(db);
    expect(await db.accessLog.count()).toBe(0);
  });

  it("names no citizen who was not shown", async () => {
    await db.$executeRaw`TRUNCATE access_log`;
    await (await screens(cast.mayor)).requests.get(ofIt);
    await flushAccess(db);
    expect(await db.accessLog.findMany()).toMatchObject([{ requestId: request.id, citizenId: null }]);
  });
});

describe("another system's door", () => {
  /** Operations that read: what a key with the right to personal data leaves. */
  const READS: Record<string, [string, object] | null> = {
    listRequests: ["/requests?phone=05320000814", { what: "requests", rows: 2 }],
    getRequest: [`/requests/${request.year}-${request.seq}`, { what: "request", requestId: request.id, citizenId }],
    // Tried with a photograph in serve.test.ts.
    downloadFile: null,
  };

  it("is one of these, or gives out nobody's data", () => {
    const reading = OPERATIONS.filter(({ method, tag }) => method === "GET" && ["requests", "files"].includes(tag));
    expect(reading.map(({ id }) => id).sort()).toEqual(Object.keys(READS).sort());
  });

  it.each(Object.entries(READS).flatMap(([id, asked]) => (asked ? [[id, ...asked] as const] : [])))(
    "leaves a row of the key: %s",
    async (_, path, expected) => {
      const { key, id } = await makeKey(db, cast);
      const answer = await caller(db, key)("GET", path);
      expect(answer.status).toBe(200);
      const rows = await db.accessLog.findMany({ where: { apiKeyId: id } });
      expect(rows).toEqual([expect.objectContaining({ door: "api", ...expected })]);
    },
  );
});

describe("a route that gives out a file", () => {
  const app = join(import.meta.dirname, "../../../app");
  /** Files without anybody's data, and those that belong to whoever holds their token. */
  const NOBODYS = [
    "api/attachments/route.ts",
    "api/exports/api-keys/route.ts",
    "api/exports/deliveries/route.ts",
    "api/exports/ledger/route.ts",
    "api/exports/reports/[year]/route.ts",
    "api/exports/webhooks/route.ts",
  ];
  const routes = readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("route.ts"))
    .map((path) => [relative(app, join(app, path)), readFileSync(join(app, path), "utf8")] as const)
    .filter(([, text]) => /\b(csvFile|fileOf|xlsxAnswer|fileAnswer|writeSheet|Content-Disposition)\b/.test(text));

  it.each(routes.map(([path, text]) => ({ path, text })))("writes it down: $path", ({ path, text }) => {
    expect(/\b(takenOut|noteFileRead|noteLinkedFile)\(/.test(text)).toBe(!NOBODYS.includes(path));
  });

  it("is any of some", () => {
    expect(routes.length).toBeGreaterThan(15);
  });
});

it("leaves of a telephone that somebody searched no digit in any record of who did what", async () => {
  for (const [open] of Object.values(DOORS)) await open(await screens());
  const asked = { ...NO_FILTER, q: "0532 000 08 14" };
  for await (const _ of await exportRequests(agent, asked));
  for await (const _ of await exportCases(agent, cimerFilterSchema.parse({ q: "05320000814" })));
  await flushAccess(db);
  const kept = JSON.stringify(
    await Promise.all([
      db.accessLog.findMany(),
      db.accessTotal.findMany(),
      db.auditEntry.findMany(),
      db.rateWindow.findMany(),
    ]),
  );
  expect(kept).toContain("request:");
  expect(kept.replace(/\D/g, " ")).not.toMatch(/5320000814|532 000 08 14/);
  expect(kept).not.toContain("0000814");
  expect(kept).not.toContain("Sekizyüz");
});
