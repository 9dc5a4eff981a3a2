import { beforeEach, expect, it } from "vitest";
import { makeKey } from "@/server/testing/api";
import { makeConnection } from "@/server/testing/connections";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { forgetMunicipality } from "../settings/municipality";
import { subscribe } from "../webhooks/subscriptions";
import { forgetConnections } from "./connections";
import { downSenders, whatIsDown } from "./down";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const VENDORS = [
  { name: "kannel", senders: ["kannel"], gateway: true },
  { name: "verimor-sms", senders: ["verimor-sms"], gateway: true },
  { name: "whatsapp", senders: ["whatsapp"], gateway: false },
  { name: "meta", senders: ["meta", "facebook", "instagram"], gateway: false },
];
const since = new Date(MONDAY.getTime() - 3_600_000);
const down = (sender: string) =>
  db.senderHealth.create({ data: { sender, downSince: since, reason: "timeout", failures: 3 } });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE connection, sender_health, webhook_subscription CASCADE`;
  for (const { name } of VENDORS) await makeConnection(db, name, {});
  await db.setting.update({ where: { key: "sms_gateways" }, data: { value: ["log", "kannel"] } });
  forgetMunicipality(db);
});

it("names the vendor of each sender that does not answer, and none that nobody would ask", async () => {
  await down("kannel");
  await down("verimor-sms");
  await down("facebook");
  await db.senderHealth.create({ data: { sender: "whatsapp", failures: 1, lastOkAt: MONDAY } });
  const manager = await as(db, cast.manager);
  expect(await downSenders(manager, VENDORS)).toEqual([
    { vendor: "kannel", since, reason: "timeout" },
    { vendor: "meta", since, reason: "timeout" },
  ]);
  await db.connection.update({ where: { vendor: "kannel" }, data: { enabled: false } });
  forgetConnections(db);
  forgetMunicipality(db);
  expect(await downSenders(await as(db, cast.manager), VENDORS)).toMatchObject([{ vendor: "meta" }]);
});

it("tells webhooks that were switched off by themselves to administrators alone", async () => {
  const key = await makeKey(db, cast);
  const { id } = await subscribe(await as(db, cast.admin), {
    apiKeyId: key.id,
    url: "https://alici.example/hook",
    events: [],
  });
  const admin = await as(db, cast.admin);
  expect(await whatIsDown(admin, VENDORS)).toEqual({ senders: [], webhooks: [] });
  await db.webhookSubscription.update({
    where: { id },
    data: { enabled: false, disabledWhy: "failing", disabledAt: MONDAY },
  });
  expect(await whatIsDown(admin, VENDORS)).toMatchObject({ senders: [], webhooks: [{ id, why: "failing" }] });
  expect(await whatIsDown(await as(db, cast.manager), VENDORS)).toEqual({ senders: [], webhooks: [] });
});

it.each(["agent", "head", "worker"] as const)("is not told to %s", async (who) => {
  await expect(whatIsDown(await as(db, cast[who]), VENDORS)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
