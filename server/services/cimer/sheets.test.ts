import { readFileSync } from "node:fs";
import { Logger } from "graphile-worker";
import { expect, it } from "vitest";
import { importCimer } from "@/server/jobs/import-cimer";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { chooseSheet } from "./choose-sheet";
import { getImport } from "./get-import";
import { keepFile } from "./keep-file";
import { setColumns } from "./mapping";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const NOW = new Date("2026-12-01T08:00:00Z");
const agent = () => as(db, cast.agent, NOW);

const run = (importId: number) =>
  importCimer(
    { db, senders: async () => [], receiverOf: async () => null },
    { logger: new Logger(() => () => undefined), payload: { importId }, lastAttempt: false },
  );
async function read(name: string): Promise<number> {
  const bytes = readFileSync(new URL(`../../integrations/fixtures/${name}.xlsx`, import.meta.url));
  const { id } = await keepFile(await agent(), { name: `${name}.xlsx`, bytes });
  await run(id);
  return id;
}
const found = async (id: number) => getImport(await agent(), { id });

it("asks which of two lists is meant, even where its columns are known, and reads the one that is chosen", async () => {
  const known = await read("hidden-first-sheet");
  expect(await found(known)).toMatchObject({ state: "mapping", sheet: "Kasım", sheets: ["Kasım"], total: 2 });
  await setColumns(await agent(), { id: known, columns: (await found(known)).columns });

  const id = await read("two-visible-sheets");
  expect(await found(id)).toMatchObject({ state: "mapping", sheet: "Ekim", sheets: ["Ekim", "Kasım"], total: 1 });
  await expect(chooseSheet(await as(db, cast.head, NOW), { id, sheet: "Kasım" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(chooseSheet(await agent(), { id, sheet: "Aralık" })).rejects.toMatchObject({ key: "cimerSheetUnknown" });
  await chooseSheet(await agent(), { id, sheet: "Kasım" });
  await run(id);
  expect(await found(id)).toMatchObject({ state: "ready", sheet: "Kasım", total: 2, fresh: 2 });
});

it("says before anything is opened which years the rows count in, and how many are years old or late on arrival", async () => {
  const id = await read("earlier-years");
  const { state, columns } = await found(id);
  if (state === "mapping") {
    await setColumns(await agent(), { id, columns });
    await run(id);
  }
  const { arrival } = await found(id);
  expect(arrival.years.reduce((sum, { count }) => sum + count, 0)).toBe((await found(id)).fresh);
  expect(arrival.years[0]?.year).toBeLessThan(2026);
  expect(arrival.late).toBeGreaterThan(0);
});
