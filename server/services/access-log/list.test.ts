import { expect, it } from "vitest";
import { SYSTEM } from "@/server/domain/actor";
import { requestNumber } from "@/server/domain/number";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { accessAlerts, everyAccess, listAccess, seeAccessAlerts } from "./list";
import { forgetAccess, purgeAccessLog } from "./purge";
import { recordNow } from "./write";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
const agent = await as(db, cast.agent);
const citizen = { name: "Örnek Vatandaş 14", phone: "0532 000 00 14" };
const { request: one } = await receive(agent, intake({ citizen }));
const { request: two } = await receive(agent, intake({ citizen }));
const citizenId = one.citizenId;
for (const [minutes, who] of [
  [0, cast.agent],
  [20, cast.agent2],
  [40, cast.agent],
] as const)
  await recordNow(await as(db, who, at(minutes)), [
    { door: "screen", what: "request", requestId: one.id, citizenId },
    { door: "file", what: "file", requestId: two.id },
  ]);
await recordNow(await as(db, cast.manager, at(60)), [{ door: "screen", what: "citizen", citizenId }]);
const admin = await as(db, cast.admin, at(120));
const number = requestNumber(one.year, one.seq);

it("goes on where it ended, and is narrowed by person, request, citizen, door and day", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAccess(admin, { cursor }, 3);
    seen.push(...page.rows.map((row) => `${row.at.getTime()} ${row.key}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  const count = async (filter: Parameters<typeof listAccess>[1]) => (await listAccess(admin, filter)).rows.length;
  expect(await count({ person: cast.agent.staffId })).toBe(4);
  expect(await count({ request: number })).toBe(3);
  expect(await count({ request: number, of: "citizen" })).toBe(7);
  expect(await count({ door: "file" })).toBe(3);
  expect(await count({ from: "2026-01-20" })).toBe(0);
  expect(await count({ from: "2026-01-19", to: "2026-01-19" })).toBe(7);
  expect(await count({ request: "2026-999999" })).toBe(0);
});

it("names everybody who saw a citizen", async () => {
  const { seenBy } = await listAccess(admin, { request: number, of: "citizen" });
  expect(seenBy.map(({ staff }) => staff).sort()).toEqual(
    [cast.agent.name, cast.agent2.name, cast.manager.name].sort(),
  );
  let rows = 0;
  for await (const batch of everyAccess(admin, {})) rows += batch.length;
  expect(rows).toBe(7);
});

it("is for whoever may see the audit, and so is who reached a limit", async () => {
  for (const who of [cast.agent, cast.manager, cast.head, cast.mayor]) {
    const ctx = await as(db, who);
    await expect(listAccess(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(accessAlerts(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(seeAccessAlerts(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  await db.accessTotal.create({
    data: {
      ...{ staffId: cast.agent.staffId, kind: "reveal", span: "hour", startsAt: MONDAY, count: 60 },
      ...{ most: 60, overAt: at(5) },
    },
  });
  expect(await accessAlerts(admin)).toMatchObject([{ kind: "reveal", most: 60, staff: { name: cast.agent.name } }]);
  await seeAccessAlerts(admin);
  expect(await accessAlerts(admin)).toEqual([]);
});

it("lets go of what is older, so many at a time, and nobody but the system does", async () => {
  expect(await purgeAccessLog(db, at(30), 3)).toBe(3);
  expect(await purgeAccessLog(db, at(30), 3)).toBe(1);
  await expect(forgetAccess(admin)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await forgetAccess(await as(db, SYSTEM, at(731 * 24 * 60)))).toBe(3);
});
