import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { testDatabase } from "./database";

it("gives each caller an own, empty, migrated database", async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await one.db.setting.create({ data: { key: `sample.${randomUUID()}`, value: "1" } });
  expect(await one.db.setting.count()).toBe(1);
  expect(await other.db.setting.count()).toBe(0);
  const queue = await other.db
    .$queryRaw`SELECT 1 AS found FROM information_schema.schemata WHERE schema_name = 'graphile_worker'`;
  expect(queue).toEqual([{ found: 1 }]);
});

it("closes what it gave", async () => {
  const { db, drop } = await testDatabase();
  await drop();
  await expect(db.setting.count()).rejects.toThrow();
});
