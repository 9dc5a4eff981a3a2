import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { whatsappReceiver } from "@/server/integrations/whatsapp";
import { verifySums } from "@/server/services/reports/sums";
import { arrivals, inAnyOrder, whoSaidWhat } from "@/server/testing/any-order";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { makeMunicipality } from "@/server/testing/municipality";

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
const { store, read, empty } = arrivals(db, "whatsapp", receiver);

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

it("reads what arrived, and sets aside what it cannot understand without holding up the rest", async () => {
  await empty();
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

it("reads a message whatever signs it is written in", async () => {
  await empty();
  const said = (id: string, text: string) => ({
    messages: [{ id, timestamp: "1768809600", from: "905000000014", type: "text", text: { body: text } }],
  });
  await store(body(said("wamid.nul", "Çukur\0 var")));
  await store(body(said("wamid.half", "Yarım \ud83d işaret")));
  await read();
  expect(await db.incoming.count({ where: { state: "done" } })).toBe(2);
  expect(await db.request.findMany({ select: { description: true } })).toEqual([{ description: "Çukur var" }]);
});

it("sets aside at once what can never be kept", async () => {
  await empty();
  const message = { id: "wamid.late", from: "905000000014", type: "text", text: { body: "Çukur var" } };
  await store(body({ messages: [{ ...message, timestamp: "9999999999999" }] }));
  await read();
  expect(await db.incoming.findMany({ select: { state: true, error: true } })).toEqual([
    { state: "unreadable", error: "cannotBeKept" },
  ]);
});

it("sets aside a message whose id stands for other words, and takes a redelivery as a repeat", async () => {
  await empty();
  const said = (text: string) => ({
    messages: [{ id: "wamid.same", timestamp: "1768809600", from: "905000000016", type: "text", text: { body: text } }],
  });
  for (const words of ["Çukur var", "Çukur var", "Lamba yanmıyor"]) await store(body(said(words)));
  await read();
  expect(await db.incoming.findMany({ select: { state: true, error: true }, orderBy: { id: "asc" } })).toEqual([
    { state: "done", error: null },
    { state: "done", error: null },
    { state: "unreadable", error: "message[0]: externalIdReused" },
  ]);
  expect(await db.request.findMany({ select: { description: true } })).toEqual([{ description: "Çukur var" }]);
});

it("settles what Meta reports of our own messages", async () => {
  await empty();
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

it("makes the same requests and messages of events in any order, repeated and batched", async () => {
  const words = ["Kapı numarası 12", "Teşekkürler", "Çukur var"].sort();
  await fc.assert(
    fc.asyncProperty(inAnyOrder(EVENTS), async (all) => {
      await empty();
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
      const people = await whoSaidWhat(db);
      const { state: fate } = await db.message.findFirstOrThrow({ where: { vendorId: "wamid.ours" } });
      const problems = await db.incoming.count({ where: { state: { not: "done" } } });
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
