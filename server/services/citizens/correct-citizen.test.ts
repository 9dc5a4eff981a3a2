import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { decrypt } from "@/server/secrets";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { takeDue } from "../messages/due";
import { settle } from "../messages/settle";
import { verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { correctCitizen, correctionSchema } from "./correct-citizen";
import { samePerson } from "./same-person";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const WRONG = "+905000000014";
const RIGHT = "0500 000 00 41";
let person = 0;
const open = async (given = {}) => {
  person += 1;
  const citizen = { name: `Örnek Vatandaş ${person}`, phone: WRONG };
  return (await receive(await as(db, cast.agent), intake({ citizen, ...given }))).request;
};
const asSeen = async (id: number) => {
  const { version, citizen } = await db.request.findUniqueOrThrow({ where: { id }, include: { citizen: true } });
  return { id, version, citizenVersion: citizen?.version ?? 1 };
};
const correct = async (id: number, given: object, actor = cast.agent, seen: object = {}) =>
  correctCitizen(await as(db, actor), correctionSchema.parse({ ...(await asSeen(id)), ...given, ...seen }));
const messages = (id: number) =>
  db.message.findMany({
    where: { requestId: id },
    orderBy: { id: "asc" },
    select: { address: true, state: true, error: true },
  });

it("changes the citizen for all their requests, and sends what waits to the number that is right", async () => {
  const { id, citizenId } = await open();
  const { id: other } = await open({ citizen: { id: citizenId } });
  expect(await messages(id)).toMatchObject([{ address: WRONG, state: "queued" }]);
  expect(await correct(id, { phone: RIGHT })).toMatchObject({ redirected: 2, withdrawn: 0 });
  for (const request of [id, other])
    expect(await messages(request)).toMatchObject([{ address: "+905000000041", state: "queued" }]);
  await record(await as(db, cast.agent), { id: other, change: { act: "reply", text: "Bilginize" } });
  expect((await messages(other)).map(({ address }) => address)).toEqual(["+905000000041", "+905000000041"]);
});

it("leaves a trace: an event without personal text, and who changed what from what, encrypted", async () => {
  const { id, citizenId } = await open();
  await correct(id, { phone: RIGHT, email: "ornek@ornek.example" });
  const event = await db.requestEvent.findFirstOrThrow({ where: { requestId: id, act: "correct_citizen" } });
  expect(event).toMatchObject({ staffId: cast.agent.staffId, data: { fields: ["phone", "email"] } });
  const kept = await db.citizenCorrection.findFirstOrThrow({ where: { citizenId: citizenId ?? 0 } });
  expect(kept).toMatchObject({ staffId: cast.agent.staffId, requestId: id, fields: ["phone", "email"] });
  expect(JSON.parse(decrypt("citizen correction", kept.before))).toEqual({ phone: WRONG, email: null });
  expect(await db.auditEntry.findFirst({ where: { subject: `citizen:${citizenId}` } })).toMatchObject({
    act: "citizen_corrected",
    data: { request: id, fields: ["phone", "email"] },
  });
  const said = JSON.stringify([event, await db.auditEntry.findMany()]);
  for (const secret of ["5000000", "ornek@"]) expect(said).not.toContain(secret);
});

it("withdraws what waits where the number is no mobile one or is not known any more", async () => {
  for (const phone of ["0232 361 11 11", null, ""]) {
    const { id } = await open();
    expect(await correct(id, { phone })).toMatchObject({ redirected: 0, withdrawn: 1 });
    expect(await messages(id)).toEqual([{ address: WRONG, state: "refused", error: "addressCorrected" }]);
  }
});

it("has what a gateway gives back go to the right number", async () => {
  const { id, citizenId } = await open();
  const system = await as(db, SYSTEM);
  const senders = [{ name: "log", medium: "sms" as const }];
  const due = await takeDue(system, { senders, limit: 50 });
  const mine = await db.message.findFirstOrThrow({ where: { requestId: id } });
  expect(due.map(({ id }) => id)).toContain(mine.id);
  expect(await correct(id, { phone: RIGHT })).toMatchObject({ redirected: 0, withdrawn: 0 });
  await settle(system, { id: mine.id, attempt: 1, outcome: { kind: "retry", reason: "network" }, others: ["log"] });
  expect(await messages(id)).toMatchObject([{ address: "+905000000041", state: "queued" }]);
  expect(await db.citizen.findUnique({ where: { id: citizenId ?? 0 } })).toMatchObject({ version: 2 });
  expect(await verifySums(db)).toEqual([]);
});

it("is a conflict where somebody was faster on the request, or on another request of the same person", async () => {
  const { id, citizenId } = await open();
  const { id: other } = await open({ citizen: { id: citizenId } });
  const seen = await asSeen(id);
  await correct(other, { name: "Örnek Vatandaş 90" });
  await expect(correct(id, { name: "Örnek Vatandaş 91" }, cast.agent, seen)).rejects.toMatchObject({
    code: "CONFLICT",
    key: "citizenChanged",
  });
  await record(await as(db, cast.agent2), { id, change: { act: "note", text: "Not" } });
  await expect(correct(id, { name: "Örnek Vatandaş 91" }, cast.agent, seen)).rejects.toMatchObject({ key: "conflict" });
});

it("is refused whole for who may not, for a withheld identity, and for what cannot be read", async () => {
  const { id, citizenId } = await open();
  for (const actor of [cast.head, cast.worker, cast.stranger, cast.mayor, cast.admin])
    await expect(correct(id, { phone: RIGHT }, actor)).rejects.toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
  await expect(correct(id, {})).rejects.toMatchObject({ key: "nothingCorrected" });
  await expect(correct(id, { phone: WRONG })).rejects.toMatchObject({ key: "nothingCorrected" });
  for (const phone of ["153", "0500 000 00", `${RIGHT} / 0500 000 00 42`, "abc"])
    expect(correctionSchema.safeParse({ ...(await asSeen(id)), phone }).error?.issues).toMatchObject([
      { path: ["phone"], message: "phoneUnreadable" },
    ]);
  expect(await db.citizen.findUnique({ where: { id: citizenId ?? 0 } })).toMatchObject({ phone: WRONG, version: 1 });
  for (const given of [{ citizen: null }, { identityWithheld: true }]) {
    const withheld = await open(given);
    await expect(correct(withheld.id, { phone: RIGHT })).rejects.toMatchObject({ key: "citizenMissing" });
  }
});

it("offers the other entry of the same telephone and name as the same person, which it became by the correction", async () => {
  const right = await open({ citizen: { name: "Örnek Vatandaş 70", phone: "0500 000 70 70" } });
  const wrong = await open({ citizen: { name: "Örnek Vatandaş 70", phone: "0500 000 70 77" } });
  const family = await open({ citizen: { name: "Örnek Vatandaş 71", phone: "0500 000 70 70" } });
  expect(right.citizenId).not.toBe(wrong.citizenId);
  await correct(wrong.id, { phone: "0500 000 70 70" });
  const offered = await samePerson(await as(db, cast.agent, MONDAY), { id: wrong.id });
  expect(offered).toMatchObject([{ id: right.citizenId, reasons: ["phone", "name"] }]);
  expect(await samePerson(await as(db, cast.agent), { id: family.id })).toEqual([]);
});
