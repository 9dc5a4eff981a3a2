import { expect, it } from "vitest";
import { type Filter, filterSchema } from "@/server/domain/filters";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums } from "../reports/sums";
import { everyRequest, listRequests } from "./list";
import { receive } from "./receive";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
await receive(await as(db, cast.agent), intake());
// More than a page looks through, minute by minute into the past: a word in every third request, one in every hundredth, one in the
// oldest, which alone says thanks.
const ALL = 12_000;
await db.$executeRaw`
  INSERT INTO request (year, seq, tracking_code, channel, kind, status, summary, description, received_at, clock_from, standard_value, standard_unit, due_at, category_id)
  SELECT year, 1000 + n, 'TEST' || n, channel, CASE WHEN n = ${ALL} THEN 'thanks'::"Kind" ELSE kind END, 'declined', 'Örnek başvuru',
    concat_ws(' ', 'kaldırım', CASE WHEN n % 3 = 0 THEN 'mazgal' END, CASE WHEN n % 100 = 0 THEN 'menfez' END, CASE WHEN n = ${ALL} THEN 'leylek' END),
    received_at - n * interval '1 minute', clock_from, standard_value, standard_unit, due_at, category_id
  FROM request, generate_series(1, ${ALL}) n`;
await rebuildSums(db);

async function all(filter: Filter, size: number) {
  const rows = [];
  for await (const page of everyRequest(await as(db, cast.manager), filter, size)) rows.push(...page);
  return rows;
}

it.each([
  ["kaldırım", ALL],
  ["mazgal", 4000],
  ["menfez", 120],
  ["leylek", 1],
  ["hiçbiryerde", 0],
])("finds every request that says %s, newest first, however often it is said", async (q, count) => {
  for (const size of [50, 1000]) {
    const rows = await all(filterSchema.parse({ q }), size);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
    expect(rows.map(({ receivedAt }) => receivedAt)).toEqual(
      rows.map(({ receivedAt }) => receivedAt).toSorted((one, other) => other.getTime() - one.getTime()),
    );
  }
});

it.each([{ kind: "thanks" }, { kind: "thanks", status: "declined" }])(
  "leads on where a stretch holds nothing that passes %j, and loses nothing",
  async (given) => {
    const filter = filterSchema.parse(given);
    const first = await listRequests(await as(db, cast.manager), filter);
    expect(first).toEqual({ rows: [], next: expect.any(String) });
    expect(await all(filter, 50)).toHaveLength(1);
  },
);

it("finds a frequent word beside what few requests are", async () => {
  expect(await all(filterSchema.parse({ kind: "thanks", q: "kaldırım" }), 50)).toHaveLength(1);
});

it("reads on from the oldest where the list is turned round", async () => {
  const rows = await all(
    filterSchema.parse({ kind: ["complaint", "demand"], sort: "received", status: "declined" }),
    1000,
  );
  expect(rows).toHaveLength(ALL - 1);
});
