import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "./receive";
import { record } from "./record";
import { teamOf } from "./team";

const YEAR_LATER = new Date(MONDAY.getTime() + 365 * 86_400_000);
let db: Db;
let cast: Cast;
let workerId: number;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  workerId = cast.worker.kind === "staff" ? cast.worker.staffId : 0;
  for (const departmentId of [cast.roads.id, cast.roads.id, cast.roads.id, cast.parks.id, null]) {
    await receive(await as(db, cast.agent), intake({ description: "Sokakta çukur var", departmentId }));
  }
  const [first, second] = await db.request.findMany({ where: { departmentId: cast.roads.id }, orderBy: { id: "asc" } });
  const head = await as(db, cast.head);
  for (const { id } of [first, second].filter((request) => request !== undefined))
    await record(head, { id, change: { act: "assign", assigneeId: workerId } });
  if (first)
    await record(head, {
      id: first.id,
      change: { act: "wait", waitingOn: "material", waitingFor: "malzeme", until: YEAR_LATER, reason: "other" },
    });
});

it("counts what each person of the department has open, waiting and late, and what is nobody's", async () => {
  const team = await teamOf(await as(db, cast.head, new Date(MONDAY.getTime() + 60 * 86_400_000)));
  expect(team.people.find(({ id }) => id === workerId)).toMatchObject({
    open: 2,
    waiting: 1,
    late: 1,
    departmentId: cast.roads.id,
  });
  expect(team.people.every(({ departmentId }) => departmentId === cast.roads.id)).toBe(true);
  expect(team.unassigned).toEqual([{ departmentId: cast.roads.id, open: 1, late: 1 }]);
});

it("knows nothing late before the deadline", async () => {
  const team = await teamOf(await as(db, cast.head, MONDAY));
  expect(team.people.find(({ id }) => id === workerId)).toMatchObject({ open: 2, late: 0 });
});

it.each(["agent", "worker", "admin"] as const)("refuses %s", async (who) => {
  await expect(teamOf(await as(db, cast[who]))).rejects.toMatchObject({ code: "FORBIDDEN" });
});
