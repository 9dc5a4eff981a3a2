import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums, verifySums } from "../reports/sums";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { hearText } from "./hear-text";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

let count = 0;
const channel = (now = MONDAY) => as(db, { kind: "channel", channel: "kannel" }, now);
const text = (from: string, said: string, externalId = `mo-${++count}`) => ({
  sender: "kannel",
  externalId,
  from,
  at: MONDAY,
  text: said,
});
/** A citizen with a request whose receipt went out by SMS. */
async function told() {
  const { request } = await receive(await as(db, cast.agent), intake());
  const message = await db.message.findFirstOrThrow({ where: { requestId: request.id } });
  await db.message.update({
    where: { id: message.id },
    data: { state: "delivered", takenAt: MONDAY, sender: "kannel" },
  });
  await rebuildSums(db);
  return { request, phone: message.address, citizenId: request.citizenId ?? 0 };
}

it("is a channel's to bring", async () => {
  await expect(hearText(await as(db, cast.agent), text("+905000000014", "Merhaba"))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("joins the open request that the last SMS was about, once, and lets work go on that waited for it", async () => {
  const { request, phone } = await told();
  await record(await as(db, cast.agent), { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
  await record(await as(db, cast.worker), { id: request.id, change: { act: "ask", text: "Kapı numarası kaç?" } });
  await record(await as(db, cast.worker), {
    id: request.id,
    change: {
      act: "wait",
      waitingOn: "citizen",
      waitingFor: "vatandaştan bilgi",
      reason: "other",
      until: new Date(MONDAY.getTime() + 86_400_000),
    },
  });
  const said = text(phone, "Kapı no 12");
  expect(await hearText(await channel(), said)).toBe("joined");
  expect(await hearText(await channel(), said)).toBe("repeated");
  expect(await hearText(await channel(), { ...said, text: "Kapı no 13" })).toBe("reused");
  expect(await hearText(await channel(), { ...said, from: "+905000009998" })).toBe("reused");
  const events = await db.requestEvent.findMany({
    where: { requestId: request.id, act: { in: ["hear", "resume"] } },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ act, actor }) => `${act} ${actor}`)).toEqual(["hear channel", "resume system"]);
  expect(events[0]?.data).toMatchObject({ text: "Kapı no 12", medium: "sms" });
  expect(await db.message.findFirst({ where: { requestId: request.id, direction: "incoming" } })).toMatchObject({
    body: "Kapı no 12",
    medium: "sms",
    state: "received",
  });
  expect(await verifySums(db)).toEqual([]);
});

it("is nobody's where nothing was written about to that number lately", async () => {
  const { phone } = await told();
  expect(await hearText(await channel(), text("+905000009999", "Merhaba"))).toBe("nobody");
  expect(
    await hearText(await channel(), { ...text(phone, "Geç kaldım"), at: new Date(MONDAY.getTime() + 31 * 86_400_000) }),
  ).toBe("nobody");
});

it("answers what the last SMS was about after its answer, too: thanks open nothing, a complaint disputes it", async () => {
  const { request, phone } = await told();
  await record(await as(db, cast.agent), { id: request.id, change: { act: "resolve", answer: "Yapıldı" } });
  expect(await hearText(await channel(), text(phone, "Tşk, elinize sağlık"))).toBe("joined");
  const standing = () => db.request.findUniqueOrThrow({ where: { id: request.id } });
  expect(await standing()).toMatchObject({ status: "resolved", confirmation: "not_asked", followUpAt: null });
  expect(await hearText(await channel(), text(phone, "Teşekkürler ama hâlâ akıyor"))).toBe("joined");
  expect(await standing()).toMatchObject({ status: "resolved", confirmation: "disputed", followUpAt: MONDAY });
  expect(await verifySums(db)).toEqual([]);
});

it("ends all messages to a number whose holder says so, whatever waits to go", async () => {
  const { phone, citizenId, request } = await told();
  const other = await db.citizen.create({ data: { name: "Örnek Vatandaş 99", phone, createdAt: MONDAY } });
  await record(await as(db, cast.agent), { id: request.id, change: { act: "reply", text: "Bilginize" } });
  const stop = text(phone, "İPTAL");
  expect(await hearText(await channel(), stop)).toBe("stopped");
  expect(await hearText(await channel(), stop)).toBe("repeated");
  const citizens = await db.citizen.findMany({ where: { id: { in: [citizenId, other.id] } } });
  expect(citizens.map(({ noSms }) => noSms)).toEqual([true, true]);
  expect(await db.message.findFirst({ where: { requestId: request.id, notice: "reply" } })).toMatchObject({
    state: "refused",
    error: "noSms",
  });
  expect(
    await db.auditEntry.findMany({ where: { act: "citizen_no_sms", subject: `citizen:${citizenId}` } }),
  ).toMatchObject([{ staffId: null, data: { by: "sms", sender: "kannel" } }]);
  expect(await verifySums(db)).toEqual([]);
});
