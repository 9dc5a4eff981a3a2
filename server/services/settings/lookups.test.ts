import { expect, it } from "vitest";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { lookups } from "./lookups";

const { db } = await testDatabase();
const cast = await makeMunicipality(db);
const namesFor = async (actor: Parameters<typeof as>[1]) => {
  const { people } = await lookups(await as(db, actor));
  return people.map(({ name }) => name);
};

it("names staff to whoever sees requests: all to public relations, to a department its own and those of none", async () => {
  expect(await namesFor(cast.agent)).toContain(cast.stranger.name);
  expect(await namesFor(cast.mayor)).toContain(cast.worker.name);
  const own = await namesFor(cast.worker);
  expect(own).toEqual(expect.arrayContaining([cast.head.name, cast.worker.name, cast.agent.name]));
  expect(own).not.toContain(cast.stranger.name);
});

it("names nobody to whoever sees no requests", async () => {
  expect(await namesFor(cast.admin)).toEqual([]);
  expect(await namesFor({ ...cast.agent, roles: [] })).toEqual([]);
});
