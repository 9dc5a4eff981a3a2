import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { connectionsOf } from "./connections";
import { keptConnections } from "./list";
import { countRefused } from "./refused";
import { saveConnection } from "./save";

let db: Db;
let cast: Cast;
beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const schema = z.object({
  account: z.string().min(1),
  word: z.string().min(8),
  url: z.url().default("https://vendor.example"),
});
const whole = { account: "100", word: "agreed-word" };
const save = async (settings: Record<string, string>, enabled = true, actor = cast.admin) =>
  saveConnection(await as(db, actor), { vendor: "sample", enabled, settings }, schema);
const row = () => db.connection.findUnique({ where: { vendor: "sample" } });

it("is for administrators", async () => {
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor]) {
    await expect(save(whole, true, actor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(keptConnections(await as(db, actor))).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await row()).toBeNull();
});

it("is not kept by halves", async () => {
  await expect(save({ account: "100" })).rejects.toThrow(z.ZodError);
  await expect(save({ account: "100", word: "short" }, false)).rejects.toThrow(z.ZodError);
  expect(await row()).toBeNull();
});

it("keeps what was left empty, and lies encrypted", async () => {
  await save(whole);
  await save({ account: "200", word: "" });
  const settings = { account: "200", word: "agreed-word", url: "https://vendor.example" };
  expect((await connectionsOf(db, MONDAY)).get("sample")).toEqual(settings);
  expect(Buffer.from((await row())?.settings ?? []).toString("latin1")).not.toContain("agreed-word");
  const audit = await db.auditEntry.findFirstOrThrow({ where: { act: "save_connection" }, orderBy: { id: "desc" } });
  expect(audit.data).toEqual({ enabled: true, written: ["account"] });
});

it("is nobody's while it is switched off, and can be switched off without its settings", async () => {
  await save({}, false);
  expect((await connectionsOf(db, MONDAY)).has("sample")).toBe(false);
  await save({}, true);
  expect((await connectionsOf(db, MONDAY)).has("sample")).toBe(true);
});

it("counts who knocked and was not the vendor, by day", async () => {
  const ctx = await as(db, { kind: "channel", channel: "sample" });
  await Promise.all([1, 2, 3].map(() => countRefused(ctx, { vendor: "sample" })));
  expect(await db.refusedCall.findMany()).toMatchObject([{ vendor: "sample", count: 3, lastAt: MONDAY }]);
});
