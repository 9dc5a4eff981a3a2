import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Db } from "@/server/db";
import { SCOPES } from "@/server/domain/scopes";
import { revokeKey, rotateKey } from "@/server/services/api/keys";
import { type Api, caller, makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { listUnreadable } from "../services/incoming/unreadable";
import { receive } from "../services/requests/receive";
import { OPERATIONS } from "./operations";

let db: Db;
let cast: Cast;
let api: Api;
let keyId: number;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const roles = (["agent", "pr_manager"] as const).map((role) => ({ role, departmentId: null }));
  const made = await makeKey(db, cast, { roles });
  keyId = made.id;
  api = caller(db, made.key);
});

const problemSchema = z.looseObject({
  type: z.url(),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  instance: z.string().startsWith("urn:uuid:"),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string().min(1) })).optional(),
});

async function problem(response: Response, status: number, code: string) {
  const body = problemSchema.parse(await response.json());
  expect({ status: response.status, code: body.code }).toEqual({ status, code });
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return body;
}

const standingSchema = z.looseObject({ number: z.string(), version: z.number(), status: z.string() });
const create = async (given: Record<string, unknown> = {}, by = api) => {
  const response = await by("POST", "/requests", {
    body: { description: "Okulun önündeki çukur büyüdü.", ...given },
  });
  expect(response.status).toBe(201);
  return standingSchema.parse(await response.json());
};

describe("who calls", () => {
  const GOOD = "/departments";

  it("lets nobody in without a key, with a wrong one, or with half of one", async () => {
    const { key } = await makeKey(db, cast);
    for (const one of [null, "cm_wrong", `${key}x`, key.slice(0, -1), "Basic abc"]) {
      const response = await caller(db, one)("GET", GOOD);
      await problem(response, 401, "keyRefused");
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
    }
  });

  it("opens no more once the key is revoked or its last day is over", async () => {
    const { id, key } = await makeKey(db, cast);
    expect((await caller(db, key)("GET", GOOD)).status).toBe(200);
    await db.apiKey.update({ where: { id }, data: { expiresAt: MONDAY } });
    await problem(await caller(db, key)("GET", GOOD), 401, "keyRefused");
    await db.apiKey.update({ where: { id }, data: { expiresAt: new Date(MONDAY.getTime() + 1) } });
    expect((await caller(db, key)("GET", GOOD)).status).toBe(200);
    await revokeKey(await as(db, cast.admin), { id });
    await problem(await caller(db, key)("GET", GOOD), 401, "keyRefused");
  });

  it("opens by the key that was replaced for one more day", async () => {
    const { id, key } = await makeKey(db, cast);
    const next = await rotateKey(await as(db, cast.admin), { id });
    expect((await caller(db, key)("GET", GOOD)).status).toBe(200);
    expect((await caller(db, next.key)("GET", GOOD)).status).toBe(200);
    const later = new Date(MONDAY.getTime() + 86_400_000);
    await problem(await caller(db, key)("GET", GOOD, { now: later }), 401, "keyRefused");
    expect((await caller(db, next.key)("GET", GOOD, { now: later })).status).toBe(200);
  });

  it("opens only from the addresses it was issued for", async () => {
    const { key } = await makeKey(db, cast, { networks: ["192.0.2.0/24"] });
    const from = (address: string) => caller(db, key)("GET", GOOD, { headers: { "x-forwarded-for": address } });
    expect((await from("192.0.2.9")).status).toBe(200);
    await problem(await from("192.0.2.9, 198.51.100.1"), 403, "addressNotAllowed");
    await problem(await caller(db, key)("GET", GOOD), 403, "addressNotAllowed");
  });

  it("keeps no key, and writes its use at most once a minute", async () => {
    const { id, key } = await makeKey(db, cast);
    const used = async () => (await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    const at = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1000);
    for (const [second, written] of [
      [0, 0],
      [59, 0],
      [60, 60],
      [61, 60],
    ] as const) {
      await caller(db, key)("GET", GOOD, { now: at(second) });
      expect(await used()).toEqual(at(written));
    }
    const kept = JSON.stringify(await db.apiKey.findUniqueOrThrow({ where: { id }, include: { staff: true } }));
    expect(kept).not.toContain(key.slice(12));
  });

  it("counts calls of each key, says how many are left, and when to come again", async () => {
    const { key } = await makeKey(db, cast, { rate: 2 });
    const half = new Date(MONDAY.getTime() + 30_000);
    const call = () => caller(db, key)("GET", GOOD, { now: half });
    const first = await call();
    expect(first.headers.get("ratelimit-policy")).toBe('"key";q=2;w=60');
    expect(first.headers.get("ratelimit")).toBe('"key";r=1;t=30');
    expect((await call()).headers.get("ratelimit")).toBe('"key";r=0;t=30');
    const refused = await call();
    await problem(refused, 429, "tooManyCalls");
    expect(refused.headers.get("retry-after")).toBe("30");
    expect(refused.headers.get("ratelimit")).toBe('"key";r=0;t=30');
    expect((await caller(db, key)("GET", GOOD, { now: new Date(MONDAY.getTime() + 60_000) })).status).toBe(200);
  });
});

const filled = (path: string) => path.replace("{number}", "2026-000001").replace("{year}", "2026").replace("{id}", "1");

describe("what a key may", () => {
  it.each(
    OPERATIONS.flatMap((operation) => operation.scopes.map((scope) => [operation.id, scope, operation] as const)),
  )("%s needs %s, and the refusal names it", async (_, scope, { method, path }) => {
    const { key } = await makeKey(db, cast, { scopes: SCOPES.filter((one) => one !== scope) });
    const response = await caller(db, key)(method, filled(path), method === "GET" ? {} : { body: {} });
    expect(await problem(response, 403, "scopeMissing")).toMatchObject({ scope });
    expect(response.headers.get("www-authenticate")).toContain(`scope="${scope}"`);
  });

  it("is what the roles of its account are: a department's sees its own and opens none", async () => {
    const { number } = await create({ departmentId: cast.roads.id });
    const roads = caller(
      db,
      (await makeKey(db, cast, { roles: [{ role: "department_staff", departmentId: cast.roads.id }] })).key,
    );
    const parks = caller(
      db,
      (await makeKey(db, cast, { roles: [{ role: "department_staff", departmentId: cast.parks.id }] })).key,
    );
    expect((await roads("GET", `/requests/${number}`)).status).toBe(200);
    await problem(await parks("GET", `/requests/${number}`), 404, "notFound");
    await problem(await parks("POST", `/requests/${number}/acts`, { body: { act: "start" } }), 404, "notFound");
    await problem(await roads("POST", "/requests", { body: { description: "Çukur var" } }), 403, "forbidden");
    await problem(
      await roads("POST", `/requests/${number}/acts`, { body: { act: "decline", reason: "Olmaz" } }),
      403,
      "forbidden",
    );
    await problem(await roads("GET", "/reports/2026"), 403, "forbidden");
    const started = await roads("POST", `/requests/${number}/acts`, { body: { act: "start" } });
    expect(standingSchema.parse(await started.json()).status).toBe("in_progress");
    const event = await db.requestEvent.findFirstOrThrow({ where: { act: "start" }, include: { staff: true } });
    expect(event.staff).toMatchObject({ kind: "service", name: "Örnek CRM" });
  });
});

describe("what is asked", () => {
  it("answers an unknown address, another method and a number that cannot be one", async () => {
    await problem(await api("GET", "/nothing"), 404, "notFound");
    await problem(await api("GET", "/requests/abc"), 404, "notFound");
    await problem(await api("GET", "/requests/%00"), 404, "notFound");
    await problem(await api("GET", "/requests/%E0%A4%A"), 404, "notFound");
    const response = await api("DELETE", "/requests");
    await problem(response, 405, "methodNotAllowed");
    expect(response.headers.get("allow")).toBe("POST, GET");
  });

  it("says of a request that was recorded what of it was set aside, a second time too", async () => {
    const body = {
      externalId: "set-aside-1",
      description: "Parkın lambası yanmıyor",
      categoryId: 2_000_000,
      citizen: { name: "Örnek Vatandaş 79", phone: "0532 000 00 79 / 0232 000 00 79", email: "evde yok" },
    };
    for (const status of [201, 200]) {
      const answer = await api("POST", "/requests", { body });
      expect(answer.status).toBe(status);
      const { setAside } = await answer.json();
      expect(setAside.toSorted((a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1))).toEqual([
        { field: "category", reason: "categoryUnreadable", waiting: true },
        { field: "email", reason: "emailUnreadable", waiting: true },
        { field: "phone", reason: "phoneOther", waiting: false },
      ]);
    }
    expect((await create({})).setAside).toEqual([]);
  });

  it("names each field that is to be mended, in the caller's language", async () => {
    const body = {
      description: "x",
      categoryId: "yol",
      citizen: { phone: "12", nick: "a" },
      colour: "red",
      kind: "wish",
    };
    const english = await problem(await api("POST", "/requests", { body }), 422, "invalid");
    expect(english.errors?.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      "/citizen/nick fieldUnknown",
      "/colour fieldUnknown",
      "/description descriptionTooShort",
    ]);
    const answer = await api("POST", "/requests", { body, headers: { "accept-language": "tr-TR,tr;q=0.9,en;q=0.5" } });
    expect(answer.headers.get("content-language")).toBe("tr");
    const turkish = await problem(answer, 422, "invalid");
    expect(turkish.title).not.toBe(english.title);
    const missing = await problem(await api("POST", "/requests", { body: {} }), 422, "invalid");
    expect(missing.errors).toMatchObject([{ pointer: "/description", code: "required" }]);
    await problem(await api("GET", "/requests?colour=red"), 422, "invalid");
    await problem(await api("GET", "/requests?limit=1000"), 422, "invalid");
    await problem(await api("GET", "/requests?cursor=zzzzzzzzzzzz.1"), 422, "invalid");
    await problem(await api("GET", "/requests?from=2026-02-31"), 422, "invalid");
  });

  it("refuses what is no JSON, too much of it, or no body at all", async () => {
    const json = { "content-type": "application/json" };
    await problem(await api("POST", "/requests", { raw: "{", headers: json }), 400, "jsonBroken");
    await problem(await api("POST", "/requests", { headers: json }), 400, "jsonBroken");
    await problem(
      await api("POST", "/requests", { raw: new Uint8Array([0xff, 0xfe]), headers: json }),
      400,
      "jsonBroken",
    );
    await problem(await api("POST", "/requests", { raw: "description=a" }), 415, "notJson");
    await problem(
      await api("POST", "/requests", { raw: `"${"a".repeat(300_000)}"`, headers: json }),
      413,
      "bodyTooLarge",
    );
    await problem(await api("POST", "/requests", { body: { description: "a\u0000b ve c" } }), 422, "invalid");
    await problem(await api("POST", "/requests", { body: { description: "\ud800 yarım" } }), 422, "invalid");
  });

  const junk = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.record(
      {
        act: fc.oneof(
          fc.constantFrom("route", "wait", "resolve", "merge", "note", "start", "constructor"),
          fc.string(),
        ),
        description: fc.string({ unit: "binary", maxLength: 50 }),
        text: fc.string({ unit: "binary", maxLength: 50 }),
        until: fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
        waitingFor: fc.string({ unit: "binary" }),
        departmentId: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
        assigneeId: fc.maxSafeInteger(),
        version: fc.integer(),
        facts: fc.dictionary(fc.string(), fc.jsonValue()),
        into: fc.oneof(fc.constantFrom("2026-000001", "2026-999999", "2026-000001999"), fc.string()),
        citizen: fc.dictionary(fc.constantFrom("name", "phone", "email", "tckn", "__proto__"), fc.jsonValue()),
        files: fc.array(fc.string()),
        url: fc.webUrl(),
        events: fc.array(fc.string()),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );

  it("answers any junk by a 4xx that says what is wrong, never by a 500", async () => {
    await create();
    const doors = OPERATIONS.filter(({ method, body }) => method !== "GET" && body !== null && body !== "file");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), junk, async ({ method, path }, body) => {
        const response = await api(method, filled(path), { body });
        expect(response.status).toBeLessThan(500);
        if (response.status >= 400) problemSchema.parse(await response.json());
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it("answers any junk after the question mark the same", async () => {
    const name = fc.constantFrom(
      "q",
      "status",
      "from",
      "to",
      "cursor",
      "limit",
      "sort",
      "phone",
      "department",
      "number",
      "month",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OPERATIONS.filter(({ method }) => method === "GET")),
        fc.array(
          fc.tuple(
            name,
            fc.string({ unit: "binary", maxLength: 20 }).filter((text) => text.isWellFormed()),
          ),
        ),
        async ({ path }, words) => {
          const response = await api("GET", `${filled(path)}?${new URLSearchParams(words)}`);
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe("once", () => {
  const body = { description: "Aynı anda elli kez gönderildi." };

  it("opens one request, however many ask at the same time with one key", async () => {
    const headers = { "idempotency-key": "at-once-1" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => api("POST", "/requests", { body, headers })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(answer.headers.get("retry-after")).toBe("1");
      await problem(answer, 409, "idempotencyInProgress");
    }
    expect(await db.request.count({ where: { description: body.description } })).toBe(1);
    const again = await api("POST", "/requests", { body, headers });
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("location")).toContain("/api/v1/requests/2026-");
    expect(await db.request.count({ where: { description: body.description } })).toBe(1);
  });

  it("refuses the same key for something else", async () => {
    const headers = { "idempotency-key": "other-body" };
    await api("POST", "/requests", { body, headers });
    await problem(
      await api("POST", "/requests", { body: { ...body, kind: "tip" }, headers }),
      422,
      "idempotencyKeyReused",
    );
    const { rows } = await listUnreadable(await as(db, cast.agent), { vendor: "api" });
    expect(rows[0]).toMatchObject({ error: "externalIdReused", raw: expect.stringContaining('"kind": "tip"') });
    await problem(
      await api("POST", "/requests", { body, headers: { "idempotency-key": "iki kelime" } }),
      400,
      "idempotencyKeyUnreadable",
    );
  });

  it("gives the key back where nothing was done", async () => {
    const headers = { "idempotency-key": "mended" };
    await problem(
      await api("POST", "/requests", { body: { ...body, departmentId: 999_999 }, headers }),
      404,
      "notFound",
    );
    expect((await api("POST", "/requests", { body, headers })).status).toBe(201);
  });

  it("is another system's own: the same key of two is two calls", async () => {
    const other = caller(db, (await makeKey(db, cast)).key);
    const headers = { "idempotency-key": "mine and yours".replaceAll(" ", "-") };
    const [one, two] = [
      await api("POST", "/requests", { body, headers }),
      await other("POST", "/requests", { body, headers }),
    ];
    expect(two.headers.has("idempotency-replayed")).toBe(false);
    expect(standingSchema.parse(await one.json()).number).not.toBe(standingSchema.parse(await two.json()).number);
  });

  it("does not do again what was done by a process that died before it answered", async () => {
    const { number } = await create();
    const headers = { "idempotency-key": "died" };
    const note = () =>
      api("POST", `/requests/${number}/comments`, { body: { act: "note", text: "Bir kez" }, headers, now });
    let now = MONDAY;
    expect((await note()).status).toBe(201);
    await db.idempotentCall.updateMany({ where: { key: "died" }, data: { status: null, headers: {}, body: null } });
    await problem(await note(), 409, "idempotencyInProgress");
    now = new Date(MONDAY.getTime() + 61_000);
    const again = await note();
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await db.requestEvent.count({ where: { act: "note" } })).toBe(1);
  });

  it("keeps answers unreadable at rest", async () => {
    const kept = await db.idempotentCall.findFirstOrThrow({ where: { key: "at-once-1" } });
    expect(Buffer.from(kept.body ?? []).toString("latin1")).not.toContain("2026-");
  });

  it("answers the system's own name for a request as the first time", async () => {
    const given = { ...body, externalId: "IS-1" };
    const first = await api("POST", "/requests", { body: given });
    const second = await api("POST", "/requests", { body: given });
    expect([first.status, second.status]).toEqual([201, 200]);
    const number = standingSchema.parse(await first.json()).number;
    expect(await second.json()).toMatchObject({ number, externalId: "IS-1" });
    const changed = await api("POST", "/requests", { body: { ...given, street: "Başka Sokak 8781" } });
    expect(await problem(changed, 409, "externalIdReused")).toMatchObject({ number });
    const { rows } = await listUnreadable(await as(db, cast.agent), { vendor: "api" });
    expect(rows[0]).toMatchObject({ error: "externalIdReused", raw: expect.stringContaining("Başka Sokak 8781") });
    const other = caller(db, (await makeKey(db, cast)).key);
    expect((await other("POST", "/requests", { body: given })).status).toBe(201);
    const found = z.object({ data: z.array(z.object({ number: z.string() })) });
    expect(found.parse(await (await api("GET", "/requests?externalId=IS-1")).json()).data).toEqual([{ number }]);
    expect(found.parse(await (await api("GET", "/requests?externalId=IS-2")).json()).data).toEqual([]);
    expect(await (await other("GET", `/requests/${number}`)).json()).toMatchObject({ externalId: null });
  });
});

describe("a request's life", () => {
  it("moves by the domain's own changes, and says where it stands", async () => {
    const { number, version } = await create();
    const act = (body: object, headers = {}) => api("POST", `/requests/${number}/acts`, { body, headers });
    const routed = await act({ act: "route", departmentId: cast.roads.id, version }, { "if-match": `"${version}"` });
    expect(routed.headers.get("etag")).toBe('"2"');
    expect(await routed.json()).toMatchObject({ status: "assigned", department: { id: cast.roads.id } });
    await problem(await act({ act: "recall" }, { "if-match": '"1"' }), 412, "conflict");
    await problem(await act({ act: "recall", version: 1 }), 409, "conflict");
    expect(await problem(await act({ act: "recall", version: 1 }), 409, "conflict")).toMatchObject({
      who: "Örnek CRM",
      act: "route",
      version: 2,
    });
    await problem(await act({ act: "recall", version: 1 }, { "if-match": '"2"' }), 422, "versionsDisagree");
    await problem(await act({ act: "recall" }, { "if-match": "two" }), 400, "ifMatchUnreadable");
    await problem(await act({ act: "reopen", why: "Olmadı" }), 409, "wrongState");
    await problem(await act({ act: "hear", text: "Ben vatandaşım", medium: "web" }), 422, "invalid");
    await problem(await act({ act: "route", departmentId: 999_999 }), 404, "notFound");
    await problem(await act({ act: "wait", waitingFor: "İZSU", until: "2026-01-20" }), 422, "invalid");
  });

  it("waits until a moment with its zone, merges and unmerges by number", async () => {
    const key = await makeKey(db, cast, { roles: [{ role: "department_head", departmentId: cast.roads.id }] });
    const roads = caller(db, key.key);
    const { number } = await create({ departmentId: cast.roads.id });
    const waited = await roads("POST", `/requests/${number}/acts`, {
      body: { act: "wait", waitingFor: "İZSU kazısı", until: "2026-01-21T11:00:00+03:00" },
    });
    expect(standingSchema.parse(await waited.json()).status).toBe("waiting");
    const read = await (await roads("GET", `/requests/${number}`)).json();
    expect(read).toMatchObject({ waitingUntil: "2026-01-21T08:00:00.000Z", waitingFor: "İZSU kazısı" });
    const main = await create();
    const merged = await api("POST", `/requests/${number}/acts`, { body: { act: "merge", into: main.number } });
    expect(standingSchema.parse(await merged.json()).status).toBe("merged");
    expect(await (await api("GET", `/requests/${main.number}`)).json()).toMatchObject({ merged: [number] });
    const back = await api("POST", `/requests/${number}/acts`, { body: { act: "unmerge" } });
    expect(standingSchema.parse(await back.json()).status).toBe("waiting");
  });

  it("is found by the staff's own filters, a page after the other", async () => {
    const marker = "salyangozlu";
    for (let count = 0; count < 5; count += 1) await create({ description: `Bahçe ${marker} oldu ${count}` });
    const page = z.object({
      data: z.array(z.object({ number: z.string(), status: z.string() })),
      next: z.string().nullable(),
    });
    const seen: string[] = [];
    let cursor = "";
    do {
      const answer = page.parse(
        await (await api("GET", `/requests?q=${marker}&status=open&channel=crm&limit=2${cursor}`)).json(),
      );
      seen.push(...answer.data.map(({ number }) => number));
      cursor = answer.next === null ? "" : `&cursor=${answer.next}`;
    } while (cursor !== "");
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(page.parse(await (await api("GET", "/requests?status=resolved&status=declined")).json()).data).toEqual([]);
  });
});

describe("personal data", () => {
  const citizen = { name: "Ayşe Örnekoğlu", phone: "0532 000 00 77", email: "ayse@ornek.example", tckn: "10000000146" };
  const description = "Ben Ayşe Örnekoğlu, 0532 000 00 77. Sokak karanlık.";
  const whole = (text: string) =>
    text.includes("Örnekoğlu") || text.includes("532 000 00 77") || text.includes("5320000077");
  const masked = async () =>
    caller(db, (await makeKey(db, cast, { scopes: SCOPES.filter((one) => one !== "personal:read") })).key);

  it("is told whole to a key that may know it, and whose was read is written down", async () => {
    const { number } = await create({ citizen, description });
    const read = await (await api("GET", `/requests/${number}`)).json();
    expect(read).toMatchObject({ citizen: { name: "Ayşe Örnekoğlu", phone: "+905320000077" } });
    expect(JSON.stringify(read)).not.toContain("10000000146");
    await api("GET", `/requests/${number}`);
    const { id } = await db.request.findFirstOrThrow({ orderBy: { id: "desc" } });
    const reads = await db.accessLog.findMany({ where: { requestId: id, apiKeyId: keyId } });
    expect(reads).toMatchObject([{ door: "api", what: "request", views: 2, citizenId: expect.any(Number) }]);
  });

  it("is nowhere in what another key is told: not in a text, a message, a list, a link", async () => {
    const { number } = await create({ citizen, description });
    const other = await masked();
    await api("POST", `/requests/${number}/comments`, {
      body: { act: "note", text: "Ayşe Örnekoğlu arandı: 0532 000 00 77" },
    });
    const text = await (await other("GET", `/requests/${number}`)).text();
    expect(whole(text)).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ citizen: null, trackingLink: null });
    expect(whole(await (await other("GET", "/requests?limit=200")).text())).toBe(false);
    await problem(await other("GET", "/requests?phone=05320000077"), 403, "scopeMissing");
  });

  it("finds by telephone where the key may", async () => {
    const { number } = await create({ citizen: { name: "Örnek Vatandaş 78", phone: "0532 000 00 78" } });
    const hidden = await create({ citizen: { name: "Gizli", phone: "0532 000 00 78" }, identityWithheld: true });
    const found = await (await api("GET", "/requests?phone=%2B90532%20000%200078")).json();
    expect(found).toMatchObject({ data: [{ number }] });
    expect(JSON.stringify(found)).not.toContain(hidden.number);
    await problem(await api("GET", "/requests?phone=12"), 422, "phoneUnreadable");
    const roads = caller(db, (await makeKey(db, cast, { roles: [{ role: "mayor_office", departmentId: null }] })).key);
    await problem(await roads("GET", "/requests?phone=05320000078"), 403, "forbidden");
  });

  it("that was withheld is told to nobody", async () => {
    const { number } = await create({ citizen, description, identityWithheld: true });
    expect(whole(await (await api("GET", `/requests/${number}`)).text())).toBe(false);
  });

  it("of citizens' photographs is for keys that may know it", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const { number } = await create();
    const attached = await api("POST", `/requests/${number}/attachments?name=cukur.png`, {
      raw: png,
      headers: { "content-type": "image/png" },
    });
    expect(attached.status).toBe(201);
    const { id } = await db.attachment.findFirstOrThrow({ orderBy: { id: "desc" } });
    const other = await masked();
    await problem(await other("GET", `/requests/${number}/attachments/${id}`), 403, "scopeMissing");
    // What was put beside the answer was made for everybody.
    const { createdAt, requestId } = await db.attachment.findUniqueOrThrow({ where: { id } });
    await db.request.update({ where: { id: requestId ?? 0 }, data: { status: "resolved", answeredAt: createdAt } });
    const file = await other("GET", `/requests/${number}/attachments/${id}`);
    expect(file.headers.get("content-type")).toMatch(/^image\//);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0);
    await db.attachment.update({ where: { id }, data: { by: "citizen" } });
    await problem(await other("GET", `/requests/${number}/attachments/${id}`), 403, "scopeMissing");
    expect((await api("GET", `/requests/${number}/attachments/${id}?variant=thumb`)).status).toBe(200);
    const elsewhere = await create();
    await problem(await api("GET", `/requests/${elsewhere.number}/attachments/${id}`), 404, "notFound");
    await problem(
      await api("POST", `/requests/${number}/attachments`, {
        raw: "no picture",
        headers: { "content-type": "image/png" },
      }),
      415,
      "fileType",
    );
  });
});

it("answers every operation as its document says: by the very schemas, nothing more in them", async () => {
  await receive(await as(db, cast.agent), intake());
  for (const { id, method, path, answer } of OPERATIONS.filter(
    (one) => one.method === "GET" && one.answer !== "file",
  )) {
    const response = await api(method, filled(path));
    if (response.status === 404) continue;
    expect(response.status, id).toBe(200);
    const body: unknown = await response.json();
    const read = (answer as z.ZodType).parse(body);
    expect(read, id).toEqual(body);
  }
});

/** What may hold any words. */
const WORDS = ["q", "phone", "externalId"];
const BLANKS: Record<string, string> = { "{number}": "2026-000001", "{year}": "2026", "{id}": "1" };
/** Every filter of every list; a file is none. */
const ASKED = OPERATIONS.filter(({ method, path }) => method === "GET" && !path.includes("attachments")).flatMap(
  ({ path, query }) =>
    Object.keys(query.shape).flatMap((name) =>
      ["a\0b", ...(WORDS.includes(name) ? [] : ["🙂"])].map((value) => ({ path, name, value })),
    ),
);

it.each(ASKED)("names what of an address cannot be read: $path?$name=$value", async ({ path, name, value }) => {
  const address = path.replace(/\{\w+\}/, (blank) => BLANKS[blank] ?? "1");
  const { errors } = await problem(await api("GET", `${address}?${name}=${encodeURIComponent(value)}`), 422, "invalid");
  expect(new Set(errors?.map(({ pointer }) => pointer.split("/")[1]))).toEqual(new Set([name]));
});

it("says that a search names nothing, in any script", async () => {
  for (const q of ["🙂", "%", "!!"])
    await problem(await api("GET", `/requests?q=${encodeURIComponent(q)}`), 422, "searchesNothing");
  for (const q of ["мусор", "حفرة"])
    expect(await (await api("GET", `/requests?q=${encodeURIComponent(q)}`)).json()).toEqual({ data: [], next: null });
});
