import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { citizensByPhone } from "./by-phone";
import { setNoSms, setOwnNoSms } from "./no-sms";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const open = async (given = {}) => (await receive(await as(db, cast.agent), intake(given))).request;
const wishOf = async (id: number | null) => (await db.citizen.findUniqueOrThrow({ where: { id: id ?? 0 } })).noSms;
const lastAudit = (id: number | null) =>
  db.auditEntry.findFirst({ where: { subject: `citizen:${id}` }, orderBy: { id: "desc" } });

it("is written down by those who talk to citizens, with who did it", async () => {
  const { id, citizenId } = await open();
  for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin])
    await expect(setNoSms(await as(db, actor), { of: { requestId: id }, noSms: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  await setNoSms(await as(db, cast.agent), { of: { requestId: id }, noSms: true });
  expect(await wishOf(citizenId)).toBe(true);
  expect(await lastAudit(citizenId)).toMatchObject({ act: "citizen_no_sms", staffId: cast.agent.staffId });
  await setNoSms(await as(db, cast.manager), { of: { requestId: id }, noSms: false });
  expect(await wishOf(citizenId)).toBe(false);
  expect(await lastAudit(citizenId)).toMatchObject({ act: "citizen_sms_again", staffId: cast.manager.staffId });
});

it("stops what waits to go, and what would be told later", async () => {
  const { id } = await open();
  await setNoSms(await as(db, cast.agent), { of: { requestId: id }, noSms: true });
  await record(await as(db, cast.agent), { id, change: { act: "reply", text: "Bilginize" } });
  expect(await db.message.findMany({ where: { requestId: id } })).toMatchObject([{ state: "refused", error: "noSms" }]);
});

it("has nobody to hold for where there is no citizen, or the identity is withheld", async () => {
  for (const given of [{ citizen: null }, { identityWithheld: true }]) {
    const { id } = await open(given);
    await expect(setNoSms(await as(db, cast.agent), { of: { requestId: id }, noSms: true })).rejects.toMatchObject({
      key: "citizenMissing",
    });
  }
  await expect(setNoSms(await as(db, cast.agent), { of: { requestId: 999_999 }, noSms: true })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("is set on the card of whoever calls, before there is a request", async () => {
  const data = { name: "Örnek Vatandaş 78", phone: "+905000004243", createdAt: new Date() };
  const { id } = await db.citizen.create({ data });
  const [card] = await citizensByPhone(await as(db, cast.agent), { digits: "05000004243" });
  expect(card).toMatchObject({ id, noSms: false });
  for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin])
    await expect(setNoSms(await as(db, actor), { of: { citizenId: id }, noSms: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  await setNoSms(await as(db, cast.agent), { of: { citizenId: id }, noSms: true });
  expect(await lastAudit(id)).toMatchObject({ act: "citizen_no_sms", staffId: cast.agent.staffId });
  expect(await citizensByPhone(await as(db, cast.agent), { digits: "05000004243" })).toMatchObject([{ noSms: true }]);
  await setNoSms(await as(db, cast.agent), { of: { citizenId: id }, noSms: false });
  expect(await wishOf(id)).toBe(false);
});

it("is not set on who has no card: unknown, or known only by what they withheld their identity in", async () => {
  const { citizenId } = await open({
    identityWithheld: true,
    citizen: { name: "Örnek Vatandaş 79", phone: "0500 000 42 44" },
  });
  for (const id of [citizenId ?? 0, 999_999])
    await expect(setNoSms(await as(db, cast.agent), { of: { citizenId: id }, noSms: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
});

it("is the citizen's own by link and the telephone's last digits", async () => {
  const { trackingCode, citizenId } = await open({ citizen: { name: "Örnek Vatandaş 77", phone: "0500 000 41 42" } });
  const holder = await as(db, { kind: "citizen", trackingCode });
  await expect(setOwnNoSms(holder, { code: trackingCode, lastFour: "0000", noSms: true })).rejects.toMatchObject({
    key: "lastFourWrong",
  });
  await expect(
    setOwnNoSms(await as(db, { kind: "citizen", trackingCode: "ABCDEFGH" }), {
      code: trackingCode,
      lastFour: "4142",
      noSms: true,
    }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await setOwnNoSms(holder, { code: trackingCode, lastFour: "4142", noSms: true });
  expect(await wishOf(citizenId)).toBe(true);
  expect(await lastAudit(citizenId)).toMatchObject({ act: "citizen_no_sms", staffId: null, data: { by: "citizen" } });
  await setOwnNoSms(holder, { code: trackingCode, lastFour: "4142", noSms: false });
  expect(await wishOf(citizenId)).toBe(false);
});
