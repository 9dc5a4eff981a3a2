import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { type Actor, SYSTEM } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { bePresent, cleanPresence, leave } from "./presence";
import { receive } from "./receive";

let db: Db;
let cast: Cast;
let id: number;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  ({ id } = (await receive(await as(db, cast.agent), intake({ departmentId: cast.roads.id }))).request);
});
beforeEach(async () => {
  await db.presence.deleteMany();
});

const here = async (actor: Actor, seconds = 0) =>
  (await bePresent(await as(db, actor, new Date(MONDAY.getTime() + seconds * 1000)), { id })).map(({ name }) => name);

describe("who else has it open", () => {
  it("is everybody but oneself, until they leave or were not heard of for a minute", async () => {
    expect(await here(cast.worker)).toEqual([]);
    expect(await here(cast.agent, 5)).toEqual([cast.worker.name]);
    expect(await here(cast.head, 10)).toEqual([cast.agent.name, cast.worker.name]);
    expect(await here(cast.worker, 30)).toEqual([cast.head.name, cast.agent.name]);
    await leave(await as(db, cast.agent), { id });
    expect(await here(cast.worker, 40)).toEqual([cast.head.name]);
    expect(await here(cast.worker, 69)).toEqual([cast.head.name]);
    expect(await here(cast.worker, 70)).toEqual([]);
  });

  it("is one row a person, however many pages ask at the same moment", async () => {
    await Promise.all(Array.from({ length: 20 }, () => here(cast.worker)));
    expect(await db.presence.count()).toBe(1);
  });

  it("does not name who can only read, nor who was disabled", async () => {
    await here(cast.worker);
    expect(await here(cast.mayor)).toEqual([cast.worker.name]);
    expect(await here(cast.agent)).toEqual([cast.worker.name]);
    await db.staff.update({ where: { id: cast.worker.staffId }, data: { active: false } });
    expect(await here(cast.agent)).toEqual([]);
    await db.staff.update({ where: { id: cast.worker.staffId }, data: { active: true } });
  });

  it("forgets after an hour", async () => {
    await here(cast.worker);
    await here(cast.head, 3601);
    expect(await cleanPresence(await as(db, SYSTEM, new Date(MONDAY.getTime() + 3_601_000)))).toBe(1);
    expect(await db.presence.findMany()).toMatchObject([{ staffId: cast.head.staffId }]);
  });
});

describe("refused", () => {
  it.each(["stranger", "admin"] as const)("to %s, as if the request were not there", async (who) => {
    await expect(here(cast[who])).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.presence.count()).toBe(0);
  });

  it("to a citizen, and the cleaning to all but the timetable", async () => {
    const citizen = await as(db, { kind: "citizen", trackingCode: "ABCDEFGH" });
    await expect(bePresent(citizen, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(leave(citizen, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(cleanPresence(await as(db, cast.admin))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
