import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Prisma } from "@/server/db";
import { type Actor, SYSTEM } from "@/server/domain/actor";
import { NO_FILTER } from "@/server/domain/filters";
import { requestNumber } from "@/server/domain/number";
import { showPhone } from "@/server/domain/phone";
import type { Request } from "@/server/domain/request";
import { SCOPES } from "@/server/domain/scopes";
import { fold } from "@/server/domain/turkish";
import { appRouter } from "@/server/routers";
import { readAttachment } from "@/server/services/attachments/read";
import { upload } from "@/server/services/attachments/upload";
import { everyCallBack } from "@/server/services/calls/call-backs/list";
import { everyCall } from "@/server/services/calls/list";
import { exportCases } from "@/server/services/cimer/list-cases";
import { everyHandover } from "@/server/services/handovers/list";
import { everyMessage } from "@/server/services/messages/list";
import { exportRequests } from "@/server/services/requests/export";
import { merge } from "@/server/services/requests/merge";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { everyWarning } from "@/server/services/warnings/list";
import { takeDueWebhooks } from "@/server/services/webhooks/due";
import { subscribe } from "@/server/services/webhooks/subscriptions";
import { type Api, caller, makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";
import { canSeePersonalData } from "./can";
import { sightOf } from "./present";

/**
 * Random people, requests and texts, with everything that could tell who somebody is planted wherever a door could take it from; then
 * every door is asked by everybody, and its whole answer is searched. A counterexample that was found stands among the examples.
 */
const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const now = MONDAY;
const caller_ = createCallerFactory(appRouter);
const picture = await upload(await as(db, cast.agent), {
  name: "foto.png",
  bytes: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
});

const staff: Record<string, Actor> = {
  agent: cast.agent,
  manager: cast.manager,
  head: cast.head,
  worker: cast.worker,
  stranger: cast.stranger,
  mayor: cast.mayor,
  admin: cast.admin,
};
const withoutPersonal = SCOPES.filter((scope) => scope !== "personal:read");
const keys: Record<string, { api: Api; actor: Actor; id: number }> = {};
for (const [name, roles, scopes] of [
  ["key of an agent", [{ role: "agent", departmentId: null }], withoutPersonal],
  ["key of roads", [{ role: "department_staff", departmentId: cast.roads.id }], withoutPersonal],
  ["key of the mayor", [{ role: "mayor_office", departmentId: null }], SCOPES],
  ["key with personal data", [{ role: "department_staff", departmentId: cast.parks.id }], SCOPES],
] as const) {
  const made = await makeKey(db, cast, { name, roles: [...roles], scopes });
  const { staffId } = await db.apiKey.findUniqueOrThrow({ where: { id: made.id } });
  keys[name] = {
    api: caller(db, made.key),
    id: made.id,
    actor: { kind: "staff", staffId, name, roles: [...roles], key: { id: made.id, scopes: [...scopes] } },
  };
  await subscribe(await as(db, cast.admin), { apiKeyId: made.id, url: `https://alici.example/${made.id}`, events: [] });
}

/** Syllables that no Turkish word and no text of this test is made of. */
const syllable = fc.constantFrom("zöğ", "jır", "vüş", "ğam", "fıj", "pöj", "İjv", "hügz", "Çız");
const nameWord = fc.array(syllable, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(""));
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));

const drawn = fc.record({
  first: nameWord,
  last: nameWord,
  digits: digits(3),
  mailbox: fc.stringMatching(/^[a-z]{4}$/),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** A person who shares nothing with anybody drawn before, so that what is found is theirs. */
function personOf({ first, last, digits: three, mailbox }: Drawn, serial: number) {
  const four = String(serial).padStart(4, "0");
  const letters = [...four].map((digit) => "wxqzkhvmpd"[Number(digit)]).join("");
  return {
    first: `${first}${letters}`,
    last: `${last}${letters}`,
    mobile: `+90537${three}${four}`,
    second: `+90541${three}${four}`,
    door: `${2000 + serial}/zq`,
    latitude: Number(`38.5${three}${four}7`),
    longitude: Number(`27.1${three}${four}3`),
    identity: `1${three}55${four}6`,
    mailbox: `${mailbox}${four}`,
  };
}
type Person = ReturnType<typeof personOf>;

/** As people write a name and a telephone. */
const casings: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLocaleUpperCase("tr"),
  (text) => text.toLocaleLowerCase("tr"),
  fold,
];
const written = fc.record({
  casing: fc.nat({ max: casings.length - 1 }),
  ending: fc.constantFrom("", "'in", "'e", "lardan", "nin", "i"),
  gap: fc.constantFrom(" ", "-", ".", "", "/", "*", ") "),
  prefix: fc.constantFrom("0", "+90 ", "", "0090"),
  order: fc.boolean(),
});
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

function words(who: Person, how: Written): string {
  const { first, last, mobile, second, door, latitude, longitude, mailbox } = who;
  const casing = casings[how.casing] ?? fold;
  const name = casing(how.order ? `${first} ${last}` : last);
  const parted = (phone: string) => `${how.prefix}${showPhone(phone).slice(2).replace(/ /g, how.gap)}`;
  return `çukur ${name}${how.ending} yazdı, ${parted(mobile)} ya da ${parted(second)}, ${mailbox}@posta.example, kapı no: ${door}, ${latitude} ${longitude}, ${who.identity} son`;
}

const planted = fc.record({
  drawn,
  how: written,
  withheld: fc.boolean(),
  at: fc.constantFrom("triage", "roads", "parks", "merged", "answered"),
  channel: fc.constantFrom("call_centre", "cimer", "desk"),
});
type Planted = typeof planted extends fc.Arbitrary<infer T> ? T : never;

let count = 0;
type Made = Planted & { who: Person; request: Request; vendorId: string; fileIds: number[]; text: string };

async function plant(given: Planted, mainId: number): Promise<Made> {
  const { how, withheld, at, channel } = given;
  count += 1;
  const who = personOf(given.drawn, count);
  const text = words(who, how);
  const vendorId = `wamid.${who.mobile.slice(1)}x${count}`;
  const agent = await as(db, cast.agent, now);
  const { request } = await receive(agent, {
    channel,
    externalId: channel === "cimer" ? `26${100_000 + count}` : vendorId,
    kind: "complaint",
    description: text,
    categoryId: cast.pothole.id,
    neighbourhoodId: cast.atasehir.id,
    street: `Örnek Sokak no: ${who.door}`,
    doorNo: who.door,
    latitude: who.latitude,
    longitude: who.longitude,
    sourceUrl: `https://x.com/${who.mailbox}/status/1`,
    identityWithheld: withheld,
    citizen: {
      name: `${who.first} ${who.last}`,
      phone: who.mobile,
      email: `${who.mailbox}@posta.example`,
      identity: { externalId: vendorId, displayName: `${who.last} ${who.first}` },
    },
  });
  const { id } = request;
  const step = async (actor: Actor, change: Parameters<typeof record>[1]["change"]) =>
    record(await as(db, actor, now), { id, change });
  await step(cast.agent, { act: "note", text });
  await step(cast.agent, {
    act: "correct",
    facts: { doorNo: `${who.door}`, latitude: who.longitude, summary: text.slice(0, 150) },
  });
  await step(cast.agent, { act: "correct", facts: { latitude: who.latitude } });
  if (at !== "triage") {
    const department = at === "parks" ? cast.parks.id : cast.roads.id;
    const worker = at === "parks" ? cast.stranger : cast.head;
    await step(cast.agent, { act: "route", departmentId: department, note: text });
    await step(worker, { act: "start" });
    await step(worker, {
      act: "wait",
      waitingOn: "citizen",
      waitingFor: text.slice(0, 190),
      until: new Date("2026-02-01"),
      reason: "other",
    });
    if (at === "answered") await step(worker, { act: "resolve", answer: text });
    if (at === "merged") await merge(await as(db, cast.agent, now), { id, mainId });
  }
  await plantBeside(id, { who, channel }, { vendorId, text });
  const files = await db.attachment.findMany({ where: { requestId: id }, select: { id: true } });
  return {
    ...given,
    who,
    vendorId,
    text,
    request: await db.request.findUniqueOrThrow({ where: { id } }),
    fileIds: files.map((file) => file.id),
  };
}

/** What no act of this test writes: messages, files, calls, hand-overs, details, warnings, words of a chat. */
async function plantBeside(
  requestId: number,
  { who, channel }: Pick<Made, "who" | "channel">,
  { vendorId, text }: { vendorId: string; text: string },
) {
  const { citizenId } = await db.request.findUniqueOrThrow({ where: { id: requestId } });
  const common = { requestId, createdAt: now };
  const event = await db.requestEvent.create({
    data: {
      requestId,
      at: now,
      act: "hear",
      actor: "channel",
      data: { text, medium: "whatsapp", of: vendorId, once: vendorId },
    },
  });
  await db.message.createMany({
    data: [
      {
        ...common,
        citizenId,
        direction: "incoming",
        medium: "whatsapp",
        address: who.mobile.slice(1),
        body: text,
        state: "received",
        stateAt: now,
      },
      {
        ...common,
        citizenId,
        direction: "outgoing",
        medium: "sms",
        address: who.mobile,
        body: text,
        state: "delivered",
        stateAt: now,
      },
    ],
  });
  await db.attachment.create({
    data: {
      ...common,
      by: "citizen",
      state: "stored",
      name: `${who.first} ${who.mobile}.jpg`,
      mime: "image/jpeg",
      size: 1,
      sha256: "-",
      storeKey: picture.token,
      latitude: who.latitude,
      longitude: who.longitude,
    },
  });
  await db.handover.create({
    data: {
      requestId,
      institutionId: cast.izsu.id,
      eventId: event.id,
      way: "file",
      ourId: `${requestId}`,
      state: "given",
      theirNotes: text,
      createdAt: now,
      stateAt: now,
    },
  });
  await db.requestDetail.createMany({
    data: [
      {
        requestId,
        field: "phone",
        raw: showPhone(who.second),
        value: who.second,
        reason: "phoneOther",
        state: "kept",
        createdAt: now,
      },
      { requestId, field: "description", raw: text, reason: "tooLong", state: "kept", createdAt: now },
      {
        requestId,
        field: "name",
        raw: `${who.first} ${who.last}`,
        reason: "tooLong",
        state: "waiting",
        createdAt: now,
      },
    ],
  });
  const back = await db.callBack.create({
    data: {
      number: who.mobile,
      firstMissedAt: now,
      lastMissedAt: now,
      missed: 1,
      requestId,
      closedAt: now,
      outcome: "request",
    },
  });
  const call = {
    provider: "test",
    direction: "incoming",
    number: who.mobile,
    startedAt: now,
    endedAt: now,
    outcome: "answered",
  } as const;
  await db.call.createMany({
    data: [
      { ...call, callId: `${requestId}-1`, requestId },
      { ...call, callId: `${requestId}-2`, callBackId: back.id, outcome: "unanswered" },
    ],
  });
  const request = await db.request.findUniqueOrThrow({ where: { id: requestId } });
  const warned = [cast.head, cast.manager, cast.stranger].map(({ staffId }) => ({
    requestId,
    dueAt: request.dueAt,
    step: "head" as const,
    staffId,
    at: now,
  }));
  await db.warning.createMany({ data: warned as Prisma.WarningCreateManyInput[] });
  if (channel !== "cimer") return;
  await db.cimerCase.updateMany({ where: { requestId }, data: { answeredAt: request.answeredAt } });
}

/** What of a request an actor of this sight may not find in any answer. */
function secretsOf({ who, vendorId, request }: Made, actor: Actor): [what: string, secret: string][] {
  const sight = sightOf(actor, request);
  if (sight === "whole") return [];
  const people: [string, string][] = [
    ["first name", fold(who.first)],
    ["last name", fold(who.last)],
    ["telephone", who.mobile.slice(3)],
    ["second telephone", who.second.slice(3)],
    ["e-mail", who.mailbox],
    ["vendor's id", fold(vendorId)],
    ["identity number", who.identity],
  ];
  const code: [string, string][] = canSeePersonalData(actor, request)
    ? []
    : [["tracking code", fold(request.trackingCode)]];
  const place: [string, string][] = [
    ["door", fold(who.door)],
    ["latitude", String(who.latitude).slice(3)],
    ["longitude", String(who.longitude).slice(3)],
  ];
  return sight === "matter" ? [...people, ...code] : [...people, ...code, ...place];
}

/** An answer as it is searched: folded, and with the digits side by side that people part. */
function searchable(answer: unknown): string {
  const text = typeof answer === "string" ? answer : (JSON.stringify(answer) ?? "");
  return `${fold(text)} ${text.replace(/(?<=\d)[^\p{L}\d"{}[\]]{1,4}(?=\d)/gu, "")} ${text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "")}`;
}

const at = (router: unknown, path: string) =>
  path.split(".").reduce<unknown>((inside, name) => Reflect.get(Object(inside), name), router) as (
    input: unknown,
  ) => Promise<unknown>;
const QUERIES = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
).flatMap(([path, { _def }]) => (_def.type === "query" ? [path] : []));

async function everything<T>(batches: AsyncGenerator<T[]> | Promise<AsyncGenerator<T[]>>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of await batches) all.push(...batch);
  return all;
}

/** What each door is asked about these requests. */
function questions(made: readonly Made[]): Record<string, unknown[]> {
  const ids = made.map(({ request }) => request.id);
  const numbers = made.map(({ request: { year, seq } }) => ({ year, seq }));
  const each = (ask: (id: number) => unknown) => ids.map(ask);
  return {
    "requests.get": numbers,
    "requests.list": [
      {},
      { q: "çukur" },
      { status: ["resolved", "merged"] },
      ...numbers.map(({ year, seq }) => ({ q: requestNumber(year, seq) })),
    ],
    "requests.suggest": [
      {
        text: "çukur asfalt",
        categoryId: cast.pothole.id,
        neighbourhoodId: cast.atasehir.id,
        latitude: 38.5,
        longitude: 27.1,
      },
    ],
    "requests.similar": [{ ids }],
    "requests.samePerson": each((id) => ({ id })),
    "requests.ofPost": made.map(({ who }) => ({ channel: "x", key: who.mailbox })),
    "handovers.ofRequest": each((requestId) => ({ requestId })),
    "messages.ways": each((id) => ({ of: "request", id, notice: "resolved" })),
    "messages.list": [{}],
    "calls.callBacks": [{ state: "closed" }],
    "cimer.list": [{ list: "enter" }, { list: "due" }, { list: "all" }, { list: "all", q: "2610" }],
    "reports.year": [{ year: 2026 }],
    "reports.department": [{ year: 2026, departmentId: cast.roads.id }],
  };
}

type Door = { door: string; answer: unknown };

async function askStaff(actor: Actor, made: readonly Made[]): Promise<Door[]> {
  const ctx = await as(db, actor, now);
  const router = caller_(ctx);
  const asked = questions(made);
  const doors: Door[] = [];
  for (const path of QUERIES)
    for (const input of asked[path] ?? [undefined, {}]) {
      const answer = await at(router, path)(input).catch(() => null);
      if (answer !== null) doors.push({ door: `${path} ${JSON.stringify(input)}`, answer });
    }
  const files: Record<string, () => Promise<unknown>> = {
    "the requests' file": () => everything(exportRequests(ctx, NO_FILTER)),
    "the calls' file": () => everything(everyCall(ctx, {})),
    "the call-backs' file": () => everything(everyCallBack(ctx, { state: "closed" })),
    "CİMER's file": () => everything(exportCases(ctx, { list: "all" })),
    "the messages' file": () => everything(everyMessage(ctx, { state: [] })),
    "the warnings' file": () => everything(everyWarning(ctx, {})),
    "the hand-overs' file": () => everything(everyHandover(ctx, {})),
  };
  for (const [door, ask] of Object.entries(files)) doors.push({ door, answer: await ask().catch(() => null) });
  return doors;
}

async function askKey(api: Api, made: readonly Made[]): Promise<Door[]> {
  const paths = [
    "/requests?limit=200",
    "/requests?q=%C3%A7ukur&limit=200",
    ...made.map(({ request: { year, seq } }) => `/requests/${requestNumber(year, seq)}`),
  ];
  return Promise.all(paths.map(async (door) => ({ door, answer: await (await api("GET", door)).text() })));
}

/** Nothing that is searched for by a word or number of somebody's leads to the request of whoever may not be known. */
async function searched(actor: Actor, one: Made): Promise<string[]> {
  const { who, request } = one;
  const router = caller_(await as(db, actor, now));
  const found: string[] = [];
  const asked = [
    who.first,
    who.last,
    `${who.first} ${who.last}`,
    who.mobile,
    showPhone(who.second),
    who.mailbox,
    `${who.mailbox}@posta.example`,
    who.first.slice(0, 4),
    who.identity,
  ];
  for (const q of asked) {
    const page = await router.requests.list({ ...NO_FILTER, q }).catch(() => null);
    if (page?.rows.some(({ id }) => id === request.id)) found.push(`list ${q}`);
    const warned = await router.warnings.list({ q }).catch(() => null);
    if (warned?.rows.some(({ requestId }) => requestId === request.id)) found.push(`warnings ${q}`);
  }
  const number = requestNumber(request.year, request.seq);
  const beside: Record<string, Promise<unknown>> = {
    calls: router.calls.list({ number: who.mobile }),
    "call-backs": router.calls.callBacks({ state: "closed", number: who.mobile }),
    messages: router.messages.list({ state: [], q: who.mobile }),
    people: router.requests.citizensByPhone({ digits: who.mobile }),
  };
  for (const [door, answer] of Object.entries(beside)) {
    const said = JSON.stringify(await answer.catch(() => null));
    if (
      said.includes(number) ||
      said.includes(`"year":${request.year},"seq":${request.seq},`) ||
      said.includes(`"seq":${request.seq}}`)
    )
      found.push(`${door} ${who.mobile}`);
  }
  return found;
}

async function leaks(given: readonly Planted[]): Promise<string[]> {
  const { request: main } = await receive(await as(db, cast.agent, now), {
    channel: "call_centre",
    externalId: `main-${++count}`,
    kind: "complaint",
    description: "Ana başvuru: yolda çukur var",
    citizen: null,
  });
  await record(await as(db, cast.agent, now), { id: main.id, change: { act: "route", departmentId: cast.parks.id } });
  const made: Made[] = [];
  for (const one of given) made.push(await plant(one, main.id));
  const mainMade = { year: main.year, seq: main.seq };
  const found: string[] = [];
  const search = (who: string, actor: Actor, doors: readonly Door[]) => {
    const texts = doors.map(({ door, answer }) => ({ door, text: searchable(answer) }));
    for (const one of made) {
      const sight = sightOf(actor, one.request);
      for (const [what, secret] of secretsOf(one, actor))
        for (const { door, text } of texts)
          if (text.includes(secret))
            found.push(
              `${what} "${secret}" of a request ${one.at}${one.withheld ? ", withheld," : ""} at ${door} by ${who} (${sight})`,
            );
      // The doors answer, and what is looked for is there: whoever may know it finds it.
      if (sight === "whole" && actor.kind === "staff" && !actor.key)
        for (const secret of [fold(one.who.first), fold(one.who.door)])
          if (!texts.some(({ text }) => text.includes(secret))) found.push(`nothing of ${secret} by ${who}`);
      if (sight === "whole" || one.request.citizenId === null) continue;
      for (const { door, answer } of doors)
        if (JSON.stringify(answer)?.includes(`"citizenId":${one.request.citizenId}`))
          found.push(`citizenId at ${door} by ${who}`);
    }
  };
  for (const [who, actor] of Object.entries(staff)) {
    const doors = await askStaff(actor, made);
    const onMain = await caller_(await as(db, actor, now))
      .requests.get(mainMade)
      .catch(() => null);
    search(who, actor, [...doors, { door: "the main request", answer: onMain }]);
    for (const one of made) {
      const sight = sightOf(actor, one.request);
      if (sight !== "whole")
        found.push(...(await searched(actor, one)).map((by) => `${one.at} found by ${by} by ${who} (${sight})`));
      if (sight === "figure" || sight === "none")
        for (const id of one.fileIds) if (await opens(actor, id)) found.push(`a photograph by ${who} (${sight})`);
    }
  }
  const due = await takeDueWebhooks(await as(db, SYSTEM, now), { limit: 500 });
  for (const [who, { api, actor, id }] of Object.entries(keys)) {
    const told = due
      .filter(({ url }) => url.endsWith(`/${id}`))
      .map(({ body }) => ({ door: "a webhook", answer: body }));
    search(who, actor, [...(await askKey(api, made)), ...told]);
    for (const one of made) {
      if (sightOf(actor, one.request) === "whole") continue;
      const answer = await api("GET", `/requests?q=${encodeURIComponent(one.who.last)}`);
      if ((await answer.text()).includes(requestNumber(one.request.year, one.request.seq)))
        found.push(`the API's q by ${who}`);
    }
  }
  return found;
}

const opens = async (actor: Actor, id: number): Promise<boolean> =>
  readAttachment(await as(db, actor, now), { id, variant: "full" }).then(
    () => true,
    (error: { code?: string; key?: string }) => error.code !== "NOT_FOUND",
  );

describe("whatever is planted", () => {
  it("reaches nobody without the right, at any door, nor is found by them", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(planted, { minLength: 3, maxLength: 4 }), async (given) => {
        expect(await leaks(given)).toEqual([]);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 3), seed: 20_261_130, endOnFailure: true },
    );
  });
});
