import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { filterSchema } from "@/server/domain/filters";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { exportRequests } from "./export";
import { receive } from "./receive";

let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const ctx = await as(db, cast.agent);
  for (const departmentId of [null, cast.roads.id, cast.roads.id])
    await receive(ctx, intake({ description: "Sokakta çukur var", departmentId }));
});

const all = filterSchema.parse({});

async function rowsOf(rows: AsyncGenerator<{ id: number }[]>): Promise<number> {
  let count = 0;
  for await (const batch of rows) count += batch.length;
  return count;
}

it("gives every row that the person may see, from the first page on, and writes down who took them", async () => {
  const filter = filterSchema.parse({ kind: [], cursor: "0.1" });
  expect(await rowsOf(await exportRequests(await as(db, cast.agent), filter))).toBe(3);
  expect(await rowsOf(await exportRequests(await as(db, cast.head), all))).toBe(2);
  const entries = await db.auditEntry.findMany({ where: { act: "export_requests" }, orderBy: { id: "asc" } });
  expect(entries.map(({ staffId }) => staffId)).toEqual(
    [cast.agent, cast.head].map((who) => who.kind === "staff" && who.staffId),
  );
});

it("refuses an administrator, and writes nothing", async () => {
  const before = await db.auditEntry.count();
  await expect(exportRequests(await as(db, cast.admin), all)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await db.auditEntry.count()).toBe(before);
});
