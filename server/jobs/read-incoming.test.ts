import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Logger } from "graphile-worker";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Db } from "@/server/db";
import { whatsappReceiver } from "@/server/integrations/whatsapp";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";
import { verifySums } from "@/server/services/reports/sums";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";
import { readIncoming } from "./read-incoming";

const { db } = await testDatabase();
await makeMunicipality(db);
await makeConnection(db, "whatsapp", {});

const receiver = whatsappReceiver({
  verifyToken: "",
  appSecret: "",
  token: "",
  phoneNumberId: "200000000000002",
  templateLanguage: "tr",
  graphUrl: "http://127.0.0.1:1",
});
const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const read = () => readIncoming({ db, senders: async () => [], receiverOf: async () => receiver }, run);

const store = async (body: unknown) =>
  storeIncoming(await createContext(db, { kind: "channel", channel: "whatsapp" }), {
    vendor: "whatsapp",
    body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
  });
const body = (value: object) => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: "1",
      changes: [{ field: "messages", value: { metadata: { phone_number_id: "200000000000002" }, ...value } }],
    },
  ],
});
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../integrations/whatsapp/fixtures", `${name}.json`), "utf8"));

async function empty(db: Db) {
  await db.$executeRaw`TRUNCATE message, request_event, attachment, incoming, citizen_identity, request, citizen, month_sum, day_sum, queue_count, year_counter CASCADE`;
}

it("reads what arrived, and sets aside what it cannot understand without holding up the rest", async () => {
  await empty(db);
  await store("<html>");
  await store(fixture("text"));
  await store(body({ messages: [{ id: "wamid.x", timestamp: "1768809600", type: "hologram", from: "905000000014" }] }));
  await store(fixture("without-telephone"));
  await read();
  const rows = await db.incoming.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ state }) => state)).toEqual(["unreadable", "done", "unreadable", "done"]);
  expect(await db.request.count()).toBe(2);
  await read();
  expect(await db.request.count()).toBe(2);
});

it("settles what Meta reports of our own messages", async () => {
  await empty(db);
  await store(fixture("text"));
  await read();
  const { id } = await db.message.findFirstOrThrow({ where: { medium: "whatsapp" } });
  await db.message.update({ where: { id }, data: { state: "unknown", sender: "whatsapp" } });
  const status = (name: string) =>
    body({ statuses: [{ id: "wamid.out", status: name, biz_opaque_callback_data: `message-${id}` }] });
  for (const name of ["read", "sent", "delivered"]) await store(status(name));
  await read();
  expect(await db.message.findUnique({ where: { id } })).toMatchObject({ state: "delivered", vendorId: "wamid.out" });
});

/** What two citizens did, as Meta would tell it, and what became of one of our messages. */
const EVENTS = [
  ...["14", "15"].flatMap((citizen) =>
    ["Çukur var", "Kapı numarası 12", "Teşekkürler"].map((text, index) => ({
      messages: [
        {
          id: `wamid.${citizen}.${index}`,
          from: `9050000000${citizen}`,
          timestamp: String(1768809600 + index),
          type: "text",
          text: { body: text },
        },
      ],
    })),
  ),
  ...["sent", "delivered", "read"].map((status) => ({ statuses: [{ id: "wamid.ours", status }] })),
];

const shapeSchema = z.array(z.object({ person: z.string(), requests: z.number(), words: z.array(z.string()) }));

/** Who has how many requests, and all that each is known to have said, whichever message came first. */
async function outcome() {
  const people = shapeSchema.parse(
    await db.$queryRaw`
      SELECT i.external_id AS person, count(DISTINCT r.id)::int AS requests,
        (SELECT array_agg(w ORDER BY w) FROM (
          SELECT q.description AS w FROM request q WHERE q.citizen_id = i.citizen_id
          UNION ALL SELECT m.body FROM message m WHERE m.citizen_id = i.citizen_id AND m.direction = 'incoming') s) AS words
      FROM citizen_identity i JOIN request r ON r.citizen_id = i.citizen_id GROUP BY i.external_id, i.citizen_id ORDER BY 1`,
  );
  const ours = await db.message.findFirstOrThrow({ where: { vendorId: "wamid.ours" } });
  return { people, fate: ours.state, problems: await db.incoming.count({ where: { state: { not: "done" } } }) };
}

it("makes the same requests and messages of events in any order, repeated and batched", async () => {
  const words = ["Kapı numarası 12", "Teşekkürler", "Çukur var"].sort();
  const batches = fc.shuffledSubarray([...EVENTS, ...EVENTS], { minLength: EVENTS.length * 2 }).chain((events) =>
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: events.length, maxLength: events.length }).map((sizes) => {
      const rest = [...events];
      return sizes.flatMap((size) => (rest.length > 0 ? [rest.splice(0, size)] : []));
    }),
  );
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      await empty(db);
      await db.message.create({
        data: {
          direction: "outgoing",
          medium: "whatsapp",
          address: "905000000014",
          body: "-",
          state: "taken",
          sender: "whatsapp",
          vendorId: "wamid.ours",
          createdAt: new Date(),
          stateAt: new Date(),
        },
      });
      for (const batch of all)
        await store({ object: "whatsapp_business_account", entry: batch.flatMap((event) => body(event).entry) });
      await Promise.all([read(), read()]);
      await read();
      const { people, fate, problems } = await outcome();
      expect(people.map(({ person, requests }) => [person, requests])).toEqual([
        ["905000000014", 1],
        ["905000000015", 1],
      ]);
      for (const person of people) expect([...person.words].sort()).toEqual(words);
      expect({ fate, problems }).toEqual({ fate: "delivered", problems: 0 });
      expect(await verifySums(db)).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 120_000);
