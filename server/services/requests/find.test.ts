import { expect, it } from "vitest";
import { filterSchema } from "@/server/domain/filters";
import { testDatabase } from "@/server/testing/database";
import { as, intake, makeMunicipality } from "@/server/testing/municipality";
import { rebuildSums } from "../reports/sums";
import { everyRequest } from "./list";
import { receive } from "./receive";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
await receive(await as(db, cast.agent), intake());
// More than a walk looks through: a word in every third request, one in every hundredth, one in the oldest alone.
await db.$executeRaw`
  INSERT INTO request (year, seq, tracking_code, channel, kind, status, summary, description, received_at, clock_from, standard_value, standard_unit, due_at)
  SELECT year, 1000 + n, 'TEST' || n, channel, kind, status, 'Örnek başvuru',
    concat_ws(' ', 'kaldırım', CASE WHEN n % 3 = 0 THEN 'mazgal' END, CASE WHEN n % 100 = 0 THEN 'menfez' END, CASE WHEN n = 5000 THEN 'leylek' END),
    received_at - n * interval '1 minute', clock_from, standard_value, standard_unit, due_at
  FROM request, generate_series(1, 5000) n`;
await rebuildSums(db);

it.each([
  ["kaldırım", 5000],
  ["mazgal", 1666],
  ["menfez", 50],
  ["leylek", 1],
  ["hiçbiryerde", 0],
])("finds every request that says %s, newest first, however often it is said", async (q, count) => {
  const ctx = await as(db, cast.manager);
  for (const size of [50, 1000]) {
    const rows = [];
    for await (const page of everyRequest(ctx, filterSchema.parse({ q }), size)) rows.push(...page);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
    expect(rows.map(({ receivedAt }) => receivedAt)).toEqual(
      rows.map(({ receivedAt }) => receivedAt).toSorted((one, other) => other.getTime() - one.getTime()),
    );
  }
});
