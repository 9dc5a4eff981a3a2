import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { callBackFilterSchema } from "@/server/domain/call-back";
import { NO_FILTER } from "@/server/domain/filters";
import { messageFilterSchema } from "@/server/domain/message-filter";
import { makeKey } from "@/server/testing/api";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { listKeys } from "./api/list-keys";
import { listCallBacks } from "./calls/call-backs/list";
import { listCalls } from "./calls/list";
import { listCases } from "./cimer/list-cases";
import type { Context } from "./context";
import { listHandovers } from "./handovers/list";
import { listMessages } from "./messages/list";
import { listRequests } from "./requests/list";
import { receive } from "./requests/receive";
import { listStaff } from "./staff/list";
import { staffFilterSchema } from "./staff/schemas";
import { listWarnings } from "./warnings/list";
import { findSubscriptions } from "./webhooks/list";
import { subscriptionFilterSchema } from "./webhooks/schemas";

type Who = "agent" | "worker" | "admin";
type Search = (ctx: Context, q: string | undefined) => Promise<readonly unknown[]>;

/** Every list that is searched, by whom, and how. */
const LISTS: Record<string, [Who, Search]> = {
  requests: ["agent", async (ctx, q) => (await listRequests(ctx, { ...NO_FILTER, q })).rows],
  calls: ["agent", async (ctx, number) => (await listCalls(ctx, { number })).rows],
  callBacks: [
    "agent",
    async (ctx, number) => (await listCallBacks(ctx, { ...callBackFilterSchema.parse({}), number })).rows,
  ],
  messages: ["agent", async (ctx, q) => (await listMessages(ctx, { ...messageFilterSchema.parse({}), q })).rows],
  handovers: ["agent", async (ctx, q) => (await listHandovers(ctx, { q })).rows],
  cimer: ["agent", async (ctx, q) => (await listCases(ctx, { list: "all", q })).rows],
  warnings: ["worker", async (ctx, q) => (await listWarnings(ctx, { q })).rows],
  keys: ["admin", (ctx, q) => listKeys(ctx, { q: q ?? "" })],
  webhooks: ["admin", (ctx, q) => findSubscriptions(ctx, { ...subscriptionFilterSchema.parse({}), q: q ?? "" })],
  staff: ["admin", async (ctx, q) => (await listStaff(ctx, { ...staffFilterSchema.parse({}), q: q ?? "" })).rows],
};

let db: Db;
let cast: Cast;

const PHONE = "+905000000014";

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const open = async (given: Parameters<typeof intake>[0] = {}) =>
    (await receive(await as(db, cast.agent), intake(given))).request;
  const request = await open({ categoryId: cast.pothole.id, departmentId: cast.roads.id });
  const { id: requestId, dueAt } = request;
  const event = await db.requestEvent.findFirstOrThrow({ where: { requestId } });
  const cimer = await open();
  await db.request.update({ where: { id: cimer.id }, data: { channel: "cimer" } });
  await db.cimerCase.create({ data: { requestId: cimer.id, number: "2600123456", date: MONDAY } });
  await db.warning.create({
    data: { requestId, dueAt, step: "assignee", staffId: cast.worker.staffId, at: MONDAY },
  });
  await db.handover.create({
    data: {
      requestId,
      institutionId: cast.izsu.id,
      eventId: event.id,
      way: "file",
      ourId: "ornek-1",
      state: "queued",
      createdAt: MONDAY,
      stateAt: MONDAY,
    },
  });
  await db.call.create({
    data: { provider: "test", callId: "call-1", direction: "incoming", number: PHONE, startedAt: MONDAY },
  });
  await db.callBack.create({ data: { number: PHONE, firstMissedAt: MONDAY, lastMissedAt: MONDAY, missed: 1 } });
  await db.message.create({
    data: {
      requestId,
      direction: "outgoing",
      medium: "sms",
      address: PHONE,
      body: "Başvurunuz alındı",
      state: "queued",
      createdAt: MONDAY,
      stateAt: MONDAY,
    },
  });
  const key = await makeKey(db, cast);
  await db.webhookSubscription.create({
    data: {
      apiKeyId: key.id,
      url: "https://crm.ornek.example",
      events: [],
      secret: new Uint8Array(1),
      createdAt: MONDAY,
    },
  });
});

const NOTHING = ["🙂", "%", "_", "%%%%", "!!", "-/-", "'", "\\", "👍🏽", "。", "‏"];
const UNKNOWN = ["мусор", "حفرة", "垃圾堆放", "abcd"];

it.each(Object.entries(LISTS))(
  "%s: all without a search, none where it names nothing or nobody",
  async (_, [who, search]) => {
    const actor: Actor = cast[who];
    const ctx = await as(db, actor);
    expect(await search(ctx, undefined)).not.toEqual([]);
    for (const q of [...NOTHING, ...UNKNOWN]) expect(await search(ctx, q), q).toEqual([]);
  },
);

it.each(["мусор во дворе", "حفرة كبيرة في الطريق", "Σκουπίδια", "垃圾 堆放"])(
  "%s is found by its first word",
  async (text) => {
    const ctx = await as(db, cast.agent);
    const { request } = await receive(ctx, intake({ description: `${text} 14` }));
    const [q] = text.split(" ");
    const { rows } = await listRequests(ctx, { ...NO_FILTER, q });
    expect(rows.map(({ id }) => id)).toEqual([request.id]);
  },
);
