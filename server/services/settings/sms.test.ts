import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { appRouter } from "@/server/routers";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { createCallerFactory } from "@/server/trpc";

let db: Db;
let cast: Cast;
const caller = createCallerFactory(appRouter);
const sms = async (actor = cast.admin) => caller(await as(db, actor)).sms;
const given = {
  gateways: ["kannel", "log"],
  quiet: { from: 1260, to: 480, receipts: false },
  prices: { kannel: 0.05 },
};

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

it("is the administrator's", async () => {
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor]) {
    await expect((await sms(actor)).settings()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect((await sms(actor)).save(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect((await sms(actor)).tryAgain({ sender: "kannel" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

it("keeps the order, the quiet hours and the prices, and writes down who set them", async () => {
  await (await sms()).save(given);
  expect(await (await sms()).settings()).toMatchObject(given);
  expect((await as(db, cast.agent)).municipality).toMatchObject({
    smsGateways: ["kannel", "log"],
    sms: { quiet: given.quiet },
  });
  expect(await db.auditEntry.findFirst({ where: { act: "save_sms" } })).toMatchObject({
    staffId: cast.admin.staffId,
    data: given,
  });
});

it("tells which gateways are ready, and how each answers", async () => {
  await db.senderHealth.create({
    data: { sender: "kannel", failures: 3, downSince: MONDAY, reason: "network", tryAt: MONDAY },
  });
  const { all } = await (await sms()).settings();
  expect(all.find(({ name }) => name === "log")).toEqual({ name: "log", ready: true, health: null });
  expect(all.find(({ name }) => name === "kannel")).toMatchObject({
    ready: false,
    health: { reason: "network", downSince: MONDAY },
  });
});

it.each([
  ["a gateway that is not there", { gateways: ["nobody"] }],
  ["one twice", { gateways: ["log", "log"] }],
  ["quiet hours that are empty", { quiet: { from: 60, to: 60, receipts: false } }],
  ["a price below nothing", { prices: { log: -1 } }],
])("refuses %s", async (_, wrong) => {
  await expect((await sms()).save({ ...given, ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

it("tries a gateway again at once when somebody mended it, with what waited for it", async () => {
  const waiting = await db.message.create({
    data: {
      direction: "outgoing",
      medium: "sms",
      address: "+905000000014",
      body: "-",
      state: "queued",
      error: "sendersRest",
      createdAt: MONDAY,
      stateAt: MONDAY,
      nextAt: new Date(MONDAY.getTime() + 600_000),
    },
  });
  await (await sms()).tryAgain({ sender: "kannel" });
  expect((await db.message.findUniqueOrThrow({ where: { id: waiting.id } })).nextAt).toEqual(MONDAY);
  expect(await db.senderHealth.findUnique({ where: { sender: "kannel" } })).toMatchObject({
    tryAt: MONDAY,
    downSince: MONDAY,
  });
});
