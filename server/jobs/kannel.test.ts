import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Logger } from "graphile-worker";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/api/webhooks/[vendor]/[[...key]]/route";
import { receiverOf, sendersOf } from "@/server/integrations";
import { connectionsOf } from "@/server/services/connections/connections";
import { createContext } from "@/server/services/context";
import { getRequest } from "@/server/services/requests/get";
import { receive } from "@/server/services/requests/receive";
import { record } from "@/server/services/requests/record";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { startKannel } from "@/server/testing/gateways/kannel";
import { startOperator } from "@/server/testing/gateways/operator";
import { intake, makeMunicipality } from "@/server/testing/municipality";
import { deliverMessages } from "./deliver-messages";
import type { Tools } from "./job";
import { readIncoming } from "./read-incoming";

const { db, url } = await testDatabase();
// The door is the product's own: it opens the process's own database.
vi.stubEnv("DATABASE_URL", url);
const cast = await makeMunicipality(db);

const KEY = "sample-end-of-our-address";
const door = createServer((request, response) => {
  const asked = new Request(`http://door${request.url}`, { headers: { "x-forwarded-for": "127.0.0.1" } });
  const [, , , vendor = "", key = ""] = new URL(asked.url).pathname.split("/");
  void GET(asked, { params: Promise.resolve({ vendor, key: [key] }) }).then(async (answer) =>
    response.writeHead(answer.status).end(await answer.text()),
  );
});
await new Promise<void>((listening) => door.listen(0, "127.0.0.1", listening));
const ours = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;

const operator = await startOperator();
const kannel = await startKannel(operator.url, `${ours}/api/webhooks/kannel/${KEY}`);
await makeConnection(db, "kannel", {
  user: kannel.user,
  password: kannel.password,
  header: "CIGLI BLD",
  key: KEY,
  callers: "127.0.0.1",
  url: kannel.url,
  ours,
});
await db.setting.update({ where: { key: "sms_gateways" }, data: { value: ["kannel"] } });

beforeEach(() => operator.behave({ does: "accept" }));
afterAll(async () => {
  await kannel.stop();
  await operator.stop();
  await new Promise<void>((closed) => door.close(() => closed()));
});

const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
const now = () => new Date();
const tools: Tools = {
  db,
  senders: async () => sendersOf(await connectionsOf(db, now()), ["kannel"]),
  receiverOf: async (vendor) => receiverOf(await connectionsOf(db, now()), vendor),
};
const as = (actor: typeof cast.agent) => createContext(db, actor);
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 100 });
/** Waits for Kannel's next calls at our door, and reads them. */
const fateOf = async (id: number) => {
  await readIncoming(tools, run);
  return (await db.message.findUniqueOrThrow({ where: { id } })).state;
};

/** A request whose receipt waits to be sent, with a text of our own choosing. */
async function queued(body: string) {
  const { request } = await receive(await as(cast.agent), intake());
  const { id } = await db.message.findFirstOrThrow({ where: { requestId: request.id } });
  await db.message.update({ where: { id }, data: { body } });
  return { request, id };
}
async function sent(body: string) {
  const before = operator.taken.length;
  const made = await queued(body);
  await deliverMessages(tools, run);
  await operator.reached(before + 1);
  const message = operator.taken.at(-1);
  if (!message) throw new Error("nothing arrived");
  return { ...made, message };
}

it.each([
  ["plain letters", "Basvurunuz alindi: 2026-000001 [%]", "0"],
  ["Turkish letters", "Başvurunuz alındı: İŞĞÇÖÜ şğıçöü", "2"],
  ["signs that no table has", "Borcunuz 100 ₺ & % + 😀", "2"],
])("brings %s to the telephone as they were written", async (_, body, coding) => {
  const { message, id } = await sent(body);
  expect(message).toMatchObject({ to: expect.stringMatching(/^\+90500/), from: "CIGLI BLD", text: body, coding });
  await eventually(() => fateOf(id)).toBe("accepted");
});

it("shows on the request what the operator reported", async () => {
  const { request, message, id } = await sent("Başvurunuz alındı");
  await operator.report(message, 1);
  await eventually(() => fateOf(id)).toBe("delivered");
  const view = await getRequest(await as(cast.agent), request);
  expect(view.messages).toMatchObject([{ medium: "sms", state: "delivered", notice: "received" }]);
  expect(await db.incoming.count({ where: { vendor: "kannel", state: "done" } })).toBeGreaterThan(0);

  const lost = await sent("Başvurunuz alındı, ikinci");
  await operator.report(lost.message, 2);
  await eventually(() => fateOf(lost.id)).toBe("failed");
});

it("shows as refused what the operator did not take", async () => {
  operator.behave({
    does: "answer",
    status: 403,
    body: "Number(s) has/have been denied by white- and/or black-lists.",
  });
  const { id } = await sent("Başvurunuz alındı, üçüncü");
  await eventually(() => fateOf(id)).toBe("refused");
});

it("knows that a closed Kannel took nothing, and that a wrong password is the account's", async () => {
  const { id } = await queued("Başvurunuz alındı, dördüncü");
  const kept = await connectionsOf(db, now());
  const wrong = { ...(kept.get("kannel") as object), password: "wrong" };
  await deliverMessages({ ...tools, senders: async () => sendersOf(new Map([["kannel", wrong]]), ["kannel"]) }, run);
  expect(await db.message.findUnique({ where: { id } })).toMatchObject({ state: "queued", error: "account" });
  expect(await db.senderHealth.findUnique({ where: { sender: "kannel" } })).toMatchObject({ reason: "account" });
  await db.senderHealth.deleteMany();
});

it("brings what a citizen writes back to the request, and leaves alone who asks for it", async () => {
  const { request, message, id } = await sent("Başvurunuz için sorumuz var");
  await kannel.write(message.to, "Kapı no 12, Ğ blok");
  await eventually(async () => {
    await readIncoming(tools, run);
    return db.message.findFirst({ where: { requestId: request.id, direction: "incoming" }, select: { body: true } });
  }).toEqual({ body: "Kapı no 12, Ğ blok" });
  await kannel.write(message.to, "RET");
  await eventually(async () => {
    await readIncoming(tools, run);
    return (await db.citizen.findUniqueOrThrow({ where: { id: request.citizenId ?? 0 } })).noSms;
  }).toBe(true);
  await record(await as(cast.agent), { id: request.id, change: { act: "reply", text: "Bilginize" } });
  await deliverMessages(tools, run);
  expect(
    await db.message.count({ where: { requestId: request.id, direction: "outgoing", state: { not: "refused" } } }),
  ).toBe(1);
  expect(id).toBeGreaterThan(0);
});

it("is not let in without the end of the address", async () => {
  const stranger = await fetch(`${ours}/api/webhooks/kannel/another-end?message=1&status=1`);
  expect(stranger.status).toBe(401);
});
