import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type Filter, filterSchema } from "@/server/domain/filters";
import { WAITING_ON, type WaitingOn } from "@/server/domain/request";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { migrationsOf, statementsOf } from "../../../scripts/lib/migrate.mjs";
import { listRequests } from "./list";
import { receive } from "./receive";
import { record } from "./record";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const until = new Date(MONDAY.getTime() + 30 * 86_400_000);

async function routed(): Promise<number> {
  const { id } = (await receive(await as(db, cast.agent), intake())).request;
  await record(await as(db, cast.agent), { id, change: { act: "route", departmentId: cast.roads.id } });
  return id;
}

async function waiting(waitingOn: WaitingOn): Promise<number> {
  const id = await routed();
  const change = { act: "wait", waitingOn, waitingFor: "Ayrıntısı", until, reason: "other" } as const;
  await record(await as(db, cast.worker), { id, change });
  return id;
}

const idsOf = async (filter: Partial<Filter>, who: keyof Pick<Cast, "agent" | "worker" | "stranger"> = "agent") =>
  (await listRequests(await as(db, cast[who]), filterSchema.parse(filter), 50)).rows.map(({ id }) => id);

it("is what a list is asked for, of what waits now and nobody else's", async () => {
  const [citizen, unit, material, fee, other] = await Promise.all(WAITING_ON.map(waiting));
  const main = await routed();
  await record(await as(db, cast.agent), { id: other ?? 0, change: { act: "merge", mainId: main } });
  expect(await idsOf({ waitingOn: ["material"] })).toEqual([material]);
  expect(await idsOf({ waitingOn: ["citizen"] }, "worker")).toEqual([citizen]);
  expect((await idsOf({ waitingOn: [...WAITING_ON] })).toSorted((a, b) => a - b)).toEqual(
    [citizen, unit, material, fee].toSorted((a, b) => Number(a) - Number(b)),
  );
  expect(await idsOf({ waitingOn: [...WAITING_ON] }, "stranger")).toEqual([]);
  await record(await as(db, cast.worker), { id: material ?? 0, change: { act: "resume" } });
  expect(await idsOf({ waitingOn: ["material"] })).toEqual([]);
  const event = await db.requestEvent.findFirst({ where: { requestId: unit ?? 0, act: "wait" } });
  expect(event?.data).toMatchObject({ waitingOn: "unit", waitingFor: "Ayrıntısı" });
});

it("is said by whoever works on it, and by no other", async () => {
  const id = await routed();
  const change = { act: "wait", waitingOn: "unit", waitingFor: "Ayrıntısı", until, reason: "other" } as const;
  for (const who of ["agent", "manager"] as const)
    await expect(record(await as(db, cast[who]), { id, change })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(record(await as(db, cast.stranger), { id, change })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await db.request.findUnique({ where: { id } })).toMatchObject({ status: "assigned", waitingOn: null });
});

it("stands beside the priority, which public relations and the own head set and a list is asked for", async () => {
  const [first, second] = [await routed(), await routed()];
  const prioritise = async (id: number, who: "agent" | "head" | "worker", priority: "high" | "urgent") =>
    record(await as(db, cast[who]), { id, change: { act: "prioritise", priority } });
  await prioritise(first, "agent", "urgent");
  await prioritise(second, "head", "high");
  await expect(prioritise(second, "worker", "urgent")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await idsOf({ priority: ["urgent"] })).toEqual([first]);
  expect((await idsOf({ priority: ["high", "urgent"], status: ["open"] })).toSorted((a, b) => a - b)).toEqual(
    [first, second].toSorted((a, b) => a - b),
  );
  expect(await idsOf({ priority: ["urgent"] }, "stranger")).toEqual([]);
});

describe("what staff had typed before there was a field", () => {
  const update = migrationsOf()
    .filter(({ name }) => name.endsWith("_waiting_on"))
    .flatMap(({ sql }) => statementsOf(sql))
    .find((statement) => statement.includes("UPDATE"));

  it.each([
    ["Vatandaştan adres bekleniyor", "citizen"],
    ["VATANDAŞ", "citizen"],
    ["vatandasin cevabi", "citizen"],
    ["Belge için başvuranın gelmesi", "citizen"],
    ["Başvuru sahibinin dönüşü", "citizen"],
    ["BAŞVURU  SAHİBİ", "citizen"],
    ["(vatandaş)", "citizen"],
    ["malzeme", "other"],
    ["başvurunun diğer birime gitmesi", "other"],
    ["", "other"],
  ] as const)("%j waits for: %s", async (waitingFor, expected) => {
    const id = await waiting("material");
    const untouched = await routed();
    await db.request.update({ where: { id }, data: { waitingOn: null, waitingFor } });
    await db.$executeRawUnsafe(update ?? "");
    expect((await db.request.findUnique({ where: { id } }))?.waitingOn).toBe(expected);
    expect((await db.request.findUnique({ where: { id: untouched } }))?.waitingOn).toBeNull();
  });

  it("reads a fee notice, and what was merged while it waited", async () => {
    const [noticed, merged, main] = [await waiting("other"), await waiting("other"), await routed()];
    await db.request.update({ where: { id: noticed }, data: { feeNoticedAt: MONDAY, waitingFor: "vatandaş" } });
    await record(await as(db, cast.agent), { id: merged, change: { act: "merge", mainId: main } });
    await db.request.update({ where: { id: merged }, data: { waitingOn: null, waitingFor: "vatandaş" } });
    await db.$executeRawUnsafe(update ?? "");
    expect((await db.request.findUnique({ where: { id: noticed } }))?.waitingOn).toBe("fee");
    expect((await db.request.findUnique({ where: { id: merged } }))?.waitingOn).toBe("citizen");
  });
});
