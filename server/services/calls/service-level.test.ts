import { expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { type CallEvent, callEvent } from "@/server/domain/call";
import { callFilterSchema } from "@/server/domain/call-filter";
import { WITHIN } from "@/server/domain/call-sums";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { hearCalls } from "./hear-calls";
import { everyCall } from "./list";
import { serviceLevel } from "./service-level";
import { setServiceTarget } from "./target";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
await db.staff.update({ where: { id: cast.agent.staffId }, data: { extension: "101" } });

/** Two days around midnight in Istanbul; every fifth was missed, some of them given up; some go out. */
const BEGIN = Date.parse("2026-01-18T15:00:00Z");
const events = Array.from({ length: 120 }, (_, i): CallEvent => {
  const startedAt = new Date(BEGIN + i * 15 * 60_000);
  const answered = i % 5 !== 0;
  const waitSeconds = (i * 7) % 75;
  return callEvent({
    callId: `c${i}`,
    act: "record",
    at: new Date(startedAt.getTime() + 90_000),
    startedAt,
    direction: i % 11 === 0 ? "outgoing" : i % 13 === 0 ? "internal" : "incoming",
    number: "+905000000014",
    extension: answered ? (i % 3 === 0 ? "101" : "109") : null,
    answered,
    waitSeconds,
    talkSeconds: answered ? 40 : null,
    byCaller: i % 2 === 0,
  });
});
await hearCalls(await as(db, SYSTEM), { provider: "exchange", events });

const DAYS = [
  { from: "2026-01-18", to: "2026-01-19" },
  { from: "2026-01-19", to: "2026-01-20" },
  { from: "2026-01-18", to: "2026-01-21" },
];
const level = async (span: { from: string; to: string }, actor = cast.manager) =>
  serviceLevel(await as(db, actor), span);
async function rows(given: Record<string, unknown>) {
  const found = [];
  const filter = callFilterSchema.parse({ direction: "incoming", ...given });
  for await (const page of everyCall(await as(db, cast.manager), filter)) found.push(...page);
  return found;
}

it.each(DAYS)("of the days from $from to $to opens as many calls as each figure says", async (span) => {
  const { total, hours, staff, within } = await level(span);
  expect(total.offered).toBeGreaterThan(10);
  expect(await rows(span)).toHaveLength(total.offered);
  expect(await rows({ ...span, answered: "yes" })).toHaveLength(total.answered);
  expect(await rows({ ...span, answered: "no" })).toHaveLength(total.missed);
  expect(await rows({ ...span, outcome: "abandoned" })).toHaveLength(total.abandoned);
  const inTime = await rows({ ...span, within });
  expect(inTime).toHaveLength(total.within);
  expect(Math.max(...inTime.map(({ waitSeconds }) => waitSeconds))).toBeLessThanOrEqual(within);
  const answered = await rows({ ...span, answered: "yes" });
  expect(total.waitSeconds).toBe(answered.reduce((sum, { waitSeconds }) => sum + waitSeconds, 0));
  expect(total.talkSeconds).toBe(answered.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0));
  for (const { hour, offered, abandoned } of hours) {
    expect(await rows({ ...span, hour })).toHaveLength(offered);
    expect(await rows({ ...span, hour, outcome: "abandoned" })).toHaveLength(abandoned);
  }
  for (const { staffId, answered: taken } of staff ?? [])
    expect(await rows({ ...span, answered: "yes", staff: staffId || "-" })).toHaveLength(taken);
  expect(staff?.map(({ staffId }) => staffId).sort()).toEqual([0, cast.agent.staffId]);
});

it("has a target of the municipality's own, and counts nothing anew for it", async () => {
  const span = { from: "2026-01-18", to: "2026-01-21" };
  const counts = [];
  for (const within of WITHIN) {
    await setServiceTarget(await as(db, cast.manager), { within });
    const { total, within: shown } = await level(span);
    expect(shown).toBe(within);
    expect(await rows({ ...span, within })).toHaveLength(total.within);
    counts.push(total.within);
  }
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(await verifySums(db)).toEqual([]);
});

it("is empty where no call came", async () => {
  expect(await level({ from: "2020-01-01", to: "2020-01-02" })).toMatchObject({ hours: [], total: { offered: 0 } });
});

it("shows each person's figures to the manager alone", async () => {
  const span = { from: "2026-01-18", to: "2026-01-21" };
  for (const actor of [cast.agent, cast.mayor]) {
    expect((await level(span, actor)).staff).toBeNull();
    const ctx = await as(db, actor);
    const filter = callFilterSchema.parse({ staff: cast.agent.staffId });
    await expect(everyCall(ctx, filter).next()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setServiceTarget(ctx, { within: 30 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  for (const actor of [cast.head, cast.worker, cast.admin])
    await expect(level(span, actor)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
