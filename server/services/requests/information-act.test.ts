import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import type { Change } from "@/server/domain/changes";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { addInformation } from "../citizens/add-information";
import { verifySums } from "../reports/sums";
import { getRequest } from "./get";
import { receive } from "./receive";
import { record } from "./record";
import { wakeWaiting } from "./wake-waiting";

let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

/** A formal application for information, with Roads. */
async function asked() {
  const agent = await as(db, cast.agent);
  const given = intake({ channel: "desk", kind: "information", formal: true, departmentId: cast.roads.id });
  return (await receive(agent, given)).request;
}
const EXTEND: Change = { act: "extend", reason: "Belge il müdürlüğünden istenecek." };
const FEE: Change = {
  act: "wait",
  waitingOn: "fee",
  waitingFor: "Ücretin ödenmesi",
  until: MONDAY,
  reason: "fee_notice",
};
const kept = (id: number) => db.request.findUniqueOrThrow({ where: { id } });

describe("extending", () => {
  it("moves the deadline, stands on the timeline and is told to the citizen, once", async () => {
    const { id, dueAt } = await asked();
    expect(dueAt).toEqual(new Date("2026-02-09T14:00:00Z"));
    const extended = await record(await as(db, cast.head), { id, change: EXTEND });
    expect(extended).toMatchObject({ extendedAt: MONDAY, dueAt: new Date("2026-03-02T14:00:00Z"), status: "assigned" });
    const event = await db.requestEvent.findFirstOrThrow({ where: { requestId: id, act: "extend" } });
    expect(event.data).toEqual({
      reason: "Belge il müdürlüğünden istenecek.",
      dueAt: "2026-03-02T14:00:00.000Z",
      fromDueAt: "2026-02-09T14:00:00.000Z",
    });
    const told = await db.message.findMany({ where: { requestId: id, notice: "extended" } });
    expect(told.map(({ body }) => body)).toEqual([expect.stringContaining("Belge il müdürlüğünden istenecek.")]);
    await expect(record(await as(db, cast.manager), { id, change: EXTEND })).rejects.toMatchObject({
      code: "WRONG_STATE",
      key: "alreadyExtended",
    });
    expect(await db.message.count({ where: { requestId: id, notice: "extended" } })).toBe(1);
  });

  it("is refused too late, for another law and to who may not", async () => {
    const { id, dueAt } = await asked();
    const late = await as(db, cast.manager, new Date(dueAt.getTime() + 1));
    await expect(record(late, { id, change: EXTEND })).rejects.toMatchObject({ key: "extendTooLate" });
    for (const who of [cast.agent, cast.worker, cast.mayor])
      await expect(record(await as(db, who), { id, change: EXTEND })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(record(await as(db, cast.stranger), { id, change: EXTEND })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { request: call } = await receive(await as(db, cast.agent), intake({ departmentId: cast.roads.id }));
    await expect(record(await as(db, cast.head), { id: call.id, change: EXTEND })).rejects.toMatchObject({
      code: "INVALID",
      key: "notInformationAct",
    });
    expect(await kept(call.id)).toMatchObject({ extendedAt: null, version: call.version });
  });
});

describe("the fee notice", () => {
  it("stops the clock until it is paid, whatever the citizen writes meanwhile", async () => {
    const { id, year, seq, trackingCode, dueAt } = await asked();
    await record(await as(db, cast.worker), { id, change: { act: "ask", text: "Hangi yıllar?" } });
    const waiting = await record(await as(db, cast.worker), { id, change: FEE });
    expect(waiting).toMatchObject({ status: "waiting", waitingUntil: new Date("2026-02-09T14:00:00Z"), dueAt });
    const view = await getRequest(await as(db, cast.worker), { year, seq });
    expect(view.events[0]?.data).toMatchObject({ reason: "fee_notice", until: "2026-02-09T14:00:00.000Z" });

    const citizen = await as(db, { kind: "citizen", trackingCode }, new Date("2026-01-20T08:00:00Z"));
    await addInformation(citizen, { code: trackingCode, text: "Son üç yıl", files: [] });
    expect(await kept(id)).toMatchObject({ status: "waiting", feeNoticedAt: MONDAY });

    const paid = await as(db, cast.worker, new Date("2026-01-26T08:00:00Z"));
    expect(await record(paid, { id, change: { act: "resume" } })).toMatchObject({
      status: "in_progress",
      feeNoticedAt: null,
      pausedMinutes: 5 * 540,
      dueAt: new Date("2026-02-16T14:00:00Z"),
    });
  });

  it("lapses by itself when it is not paid in fifteen working days", async () => {
    const { id } = await asked();
    await record(await as(db, cast.head), { id, change: FEE });
    const other = await asked();
    const until = new Date("2026-02-09T14:00:00Z");
    await record(await as(db, cast.head), { id: other.id, change: { ...FEE, until, reason: "other" } });
    expect(await wakeWaiting(await as(db, SYSTEM, new Date(until.getTime() - 1)))).toBe(0);
    expect(await wakeWaiting(await as(db, SYSTEM, until))).toBe(2);
    expect(await kept(id)).toMatchObject({ status: "withdrawn", waitingUntil: null, feeNoticedAt: null });
    expect(await kept(other.id)).toMatchObject({ status: "in_progress" });
    const last = await db.requestEvent.findFirstOrThrow({ where: { requestId: id }, orderBy: { id: "desc" } });
    expect(last).toMatchObject({ act: "lapse", actor: "system", from: "waiting", to: "withdrawn" });
    expect(await verifySums(db)).toEqual([]);
  });
});
