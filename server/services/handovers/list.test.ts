import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import type { HandoverFilter } from "@/server/domain/handover-filter";
import { requestNumber } from "@/server/domain/number";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { countHandovers, everyHandover, listHandovers } from "./list";

let db: Db;
let cast: Cast;
const numbers: string[] = [];
const ids: number[] = [];

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
  const [first, second] = await db.institution.createManyAndReturn({
    data: [1, 2].map((n) => ({ name: `Örnek Kurum ${n}`, slug: `ornek-kurum-${n}` })),
  });
  ids.push(first?.id ?? 0, second?.id ?? 0);
  const peer = { enabled: true, updatedAt: new Date() };
  await db.peer.create({ data: { institutionId: ids[0] ?? 0, way: "file", ...peer } });
  await db.peer.create({ data: { institutionId: ids[1] ?? 0, way: "open311", url: "http://127.0.0.1:1", ...peer } });
  for (const institutionId of [ids[0], ids[0], ids[1]]) {
    const ctx = await as(db, cast.agent);
    const { request } = await receive(ctx, intake());
    await record(ctx, { id: request.id, change: { act: "refer", institutionId: institutionId ?? 0 } });
    numbers.push(requestNumber(request.year, request.seq));
  }
  const newest = await db.handover.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.handover.update({ where: { id: newest.id }, data: { state: "refused", error: "peer:404", number: "H-7" } });
});

const shown = async (filter: HandoverFilter) =>
  (await listHandovers(await as(db, cast.agent), filter)).rows.map(({ request }) =>
    numbers.indexOf(requestNumber(request.year, request.seq)),
  );

it("is for public relations", async () => {
  for (const actor of [cast.head, cast.worker, cast.mayor, cast.admin]) {
    await expect(listHandovers(await as(db, actor), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(countHandovers(await as(db, actor))).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect((await listHandovers(await as(db, cast.manager), {})).rows).toHaveLength(3);
});

it("is found by institution, way, state, and either number", async () => {
  expect(await shown({})).toEqual([2, 1, 0]);
  expect(await shown({ institution: ids[0] })).toEqual([1, 0]);
  expect(await shown({ way: "open311" })).toEqual([2]);
  expect(await shown({ state: "queued" })).toEqual([1, 0]);
  expect(await shown({ state: "trouble" })).toEqual([2]);
  expect(await shown({ state: "closed" })).toEqual([]);
  expect(await shown({ q: numbers[1] })).toEqual([1]);
  expect(await shown({ q: "H-7" })).toEqual([2]);
  expect(await shown({ q: "nobody" })).toEqual([]);
  expect(await countHandovers(await as(db, cast.agent))).toEqual({ troubled: 1, toGive: 2 });
});

it("goes on below the last one seen, and is exported whole", async () => {
  const ctx = await as(db, cast.agent);
  const first = await listHandovers(ctx, {}, 2);
  expect(first.next).toBe(first.rows[1]?.id);
  const second = await listHandovers(ctx, { cursor: first.next ?? undefined }, 2);
  expect(second).toMatchObject({ next: null, rows: [{ id: expect.any(Number) }] });
  const all = [];
  for await (const rows of everyHandover(ctx, {})) all.push(...rows);
  expect(all).toHaveLength(3);
});
