import { describe, expect, it } from "vitest";
import type { Actor } from "@/server/domain/actor";
import type { CimerFilter } from "@/server/domain/cimer/filter";
import { testDatabase } from "@/server/testing/database";
import { as, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { answersOf, enterAnswers, listAnswers, makeAnswers } from "./answers";
import { countCases, exportCases, listCases } from "./list-cases";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const on = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const NOW = on(20);

/** Twelve applications, one a day, those with even numbers answered by Roads, the rest open there or at Parks. */
const ids = new Map<number, number>();
for (let day = 0; day < 12; day += 1) {
  const { request } = await receive(await as(db, cast.agent, on(day)), {
    channel: "cimer",
    externalId: `26005${String(day).padStart(3, "0")}`,
    kind: "complaint",
    description: `Çukur ${day}`,
    departmentId: day % 3 === 1 ? cast.parks.id : cast.roads.id,
    receivedAt: on(day - 5),
  });
  ids.set(day, request.id);
  if (day % 2 === 0) {
    const who = day % 3 === 1 ? cast.stranger : cast.head;
    await record(await as(db, who, on(day + 2)), {
      id: request.id,
      change: { act: "resolve", answer: `Yapıldı ${day}` },
    });
  }
}
await receive(await as(db, cast.agent), { channel: "desk", externalId: "desk-1", description: "Başka bir kanal" });

const list = async (filter: Partial<CimerFilter>, who: Actor = cast.agent, size?: number) =>
  listCases(await as(db, who, NOW), { list: "enter", ...filter }, size);
const numbers = async (filter: Partial<CimerFilter>, who?: Actor) =>
  (await list(filter, who)).rows.map(({ number }) => Number(number.slice(5)));

describe("the lists", () => {
  it("has what waits to be entered, the oldest answer first", async () =>
    expect(await numbers({ list: "enter" })).toEqual([0, 2, 4, 6, 8, 10]));

  it("has what is owed, the nearest deadline first", async () =>
    expect(await numbers({ list: "due" })).toEqual([1, 3, 5, 7, 9, 11]));

  it("has everything of CİMER's and nothing else, the newest first", async () =>
    expect(await numbers({ list: "all" })).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]));

  it("finds a number by its beginning", async () => {
    expect(await numbers({ q: "2600501" })).toEqual([10, 11]);
    expect(await numbers({ q: "26005003" })).toEqual([3]);
    expect(await numbers({ q: "2600%" })).toEqual([]);
  });

  it("shows a head what is their own, and refuses who has no business there", async () => {
    expect(await numbers({ list: "enter" }, cast.stranger)).toEqual([4, 10]);
    expect(await numbers({ list: "all" }, cast.stranger)).toEqual([10, 7, 4, 1]);
    expect(await numbers({ q: "26005" }, cast.stranger)).toEqual([1, 4, 7, 10]);
    for (const who of [cast.worker, cast.mayor, cast.admin])
      await expect(list({}, who)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it.each(["enter", "due", "all"] as const)("%s is read on page by page, each row once", async (name) => {
    const whole = await numbers({ list: name });
    const paged: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ list: name, cursor: cursor ?? undefined }, cast.agent, 4);
      paged.push(...page.rows.map(({ number }) => Number(number.slice(5))));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });

  it("counts what waits, for each as far as they see it", async () => {
    expect(await countCases(await as(db, cast.agent, on(22)))).toEqual({ enter: 6, late: 0, soon: 2 });
    expect(await countCases(await as(db, cast.agent, on(40)))).toEqual({ enter: 6, late: 6, soon: 0 });
    expect(await countCases(await as(db, cast.stranger, NOW))).toMatchObject({ enter: 2 });
  });

  it("goes out whole, and who took it is written down", async () => {
    const rows = [];
    for await (const batch of await exportCases(await as(db, cast.agent, NOW), { list: "all" })) rows.push(...batch);
    expect(rows).toHaveLength(12);
    expect(await db.auditEntry.count({ where: { act: "cimer_exported", staffId: cast.agent.staffId } })).toBe(1);
  });
});

describe("the answers", () => {
  it("go out by what waits or by a span of days; just those are marked as entered", async () => {
    const agent = await as(db, cast.agent, NOW);
    const period = await makeAnswers(agent, { which: "period", from: "2026-01-21", to: "2026-01-24" });
    expect(period.count).toBe(2);
    expect((await answersOf(agent, { id: period.id })).map(({ answer }) => answer)).toEqual(["Yapıldı 0", "Yapıldı 2"]);

    const file = await makeAnswers(agent, { which: "waiting" });
    expect(file.count).toBe(6);
    // Taken back after the file was made: it is neither in the file nor marked by it.
    const reopened = ids.get(4) ?? 0;
    await record(await as(db, cast.agent, on(21)), { id: reopened, change: { act: "reopen", why: "Sürüyor" } });
    await record(await as(db, cast.stranger, on(22)), {
      id: reopened,
      change: { act: "resolve", answer: "Yeni cevap" },
    });
    expect(await answersOf(agent, { id: file.id })).toHaveLength(5);
    expect(await enterAnswers(await as(db, cast.manager, on(23)), { id: file.id })).toEqual({ entered: 5, left: 0 });
    expect(await enterAnswers(agent, { id: file.id })).toEqual({ entered: 0, left: 0 });
    expect(await numbers({ list: "enter" })).toEqual([4]);
    expect(await db.requestEvent.count({ where: { act: "enter_answer", staffId: cast.manager.staffId } })).toBe(5);
    expect(await listAnswers(agent)).toMatchObject([
      { id: file.id, count: 6, waiting: 0 },
      { id: period.id, count: 2, waiting: 0 },
    ]);
  });

  it("are there to be taken", async () =>
    await expect(
      makeAnswers(await as(db, cast.agent, NOW), { which: "period", from: "2020-01-01", to: "2020-02-01" }),
    ).rejects.toMatchObject({ key: "noAnswersThere" }));

  it("are public relations' to take and to mark", async () => {
    const { id } = await makeAnswers(await as(db, cast.agent, NOW), { which: "waiting" });
    for (const who of [cast.head, cast.worker, cast.mayor, cast.admin]) {
      const ctx = await as(db, who, NOW);
      for (const act of [
        () => makeAnswers(ctx, { which: "waiting" }),
        () => answersOf(ctx, { id }),
        () => enterAnswers(ctx, { id }),
        () => listAnswers(ctx),
      ])
        await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});
