import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { Facts } from "@/server/domain/changes";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { getRequest } from "./get";
import { receive } from "./receive";
import { record } from "./record";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

/** Answered by the department it was given to. */
async function answered(given: Parameters<typeof intake>[0] = {}) {
  const { request } = await receive(
    await as(db, cast.agent),
    intake({ categoryId: cast.pothole.id, departmentId: cast.roads.id, ...given }),
  );
  return record(await as(db, cast.worker), { id: request.id, change: { act: "resolve", answer: "Onarıldı." } });
}
const correct = async (
  who: keyof Cast & ("manager" | "agent" | "head" | "worker" | "mayor"),
  id: number,
  facts: Facts,
) => record(await as(db, cast[who]), { id, change: { act: "correct", facts } });
const received = async (dimension: string, key: string | number) =>
  (await db.monthSum.findFirst({ where: { dimension, key: String(key) } }))?.received ?? 0;

describe("what is answered", () => {
  it("is corrected by the manager: subject, place and channel, with a trace, and the sums move with it", async () => {
    const request = await answered();
    const before = await Promise.all([received("category", cast.swing.id), received("channel", "desk")]);
    const facts = { categoryId: cast.swing.id, neighbourhoodId: cast.atasehir.id, channel: "desk" } as const;
    const after = await correct("manager", request.id, facts);
    const { dueAt, standardValue, answeredOnTime, answeredTenths, status } = request;
    expect(after).toMatchObject({ ...facts, dueAt, standardValue, answeredOnTime, answeredTenths, status });
    expect(await Promise.all([received("category", cast.swing.id), received("channel", "desk")])).toEqual(
      before.map((count) => count + 1),
    );
    expect(await db.requestEvent.findFirst({ where: { requestId: request.id, act: "correct" } })).toMatchObject({
      staffId: cast.manager.staffId,
      data: {
        facts: {
          categoryId: { from: cast.pothole.id, to: cast.swing.id },
          neighbourhoodId: { from: null, to: cast.atasehir.id },
          channel: { from: "call_centre", to: "desk" },
        },
      },
    });
    expect(await verifySums(db)).toEqual([]);
  });

  it.each(["agent", "head", "worker", "mayor"] as const)("is not corrected by %s", async (who) => {
    const request = await answered();
    await expect(correct(who, request.id, { categoryId: cast.swing.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await db.request.findUnique({ where: { id: request.id } })).toMatchObject({ categoryId: cast.pothole.id });
  });
});

describe("the channel", () => {
  const open = async (given: Parameters<typeof intake>[0] = {}) =>
    (await receive(await as(db, cast.agent), intake(given))).request;
  const mayCorrect = async (who: "manager" | "agent", { year, seq }: { year: number; seq: number }) =>
    (await getRequest(await as(db, cast[who]), { year, seq })).mayCorrectChannel;

  it("of what staff recorded is the manager's to correct, whatever its state, and nobody else's", async () => {
    const request = await open();
    await expect(correct("agent", request.id, { channel: "desk" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect([await mayCorrect("agent", request), await mayCorrect("manager", request)]).toEqual([false, true]);
    expect(await correct("manager", request.id, { channel: "desk" })).toMatchObject({ channel: "desk" });
  });

  it("that brought the request itself is a fact", async () => {
    const { request } = await receive(
      await as(db, { kind: "channel", channel: "whatsapp" }),
      intake({ channel: "whatsapp", externalId: "wamid.correct" }),
    );
    expect(await mayCorrect("manager", request)).toBe(false);
    await expect(correct("manager", request.id, { channel: "desk" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is not one under which another request stands by the same id", async () => {
    await open({ channel: "him", externalId: "HİM-77" });
    const request = await open({ channel: "crm", externalId: "HİM-77" });
    await expect(correct("manager", request.id, { channel: "him" })).rejects.toMatchObject({
      code: "INVALID",
      fields: { "change.facts.channel": "channelTaken" },
    });
  });
});
