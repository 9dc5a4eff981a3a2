import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Db } from "@/server/db";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { connectionsOf } from "./connections";
import { keptConnections } from "./list";
import { pulsesOf } from "./pulse";
import { countRefused } from "./refused";
import { renewAddress, saveConnection } from "./save";

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
  saveConnection(await as(db, actor), { vendor: "sample", enabled, settings }, { schema, made: [] });
const row = () => db.connection.findUnique({ where: { vendor: "sample" } });

it("is for administrators", async () => {
  const refused = { code: "FORBIDDEN" };
  for (const actor of [cast.agent, cast.manager, cast.head, cast.mayor])
    await expect(save(whole, true, actor)).rejects.toMatchObject(refused);
  for (const actor of [cast.agent, cast.head, cast.mayor]) {
    await expect(keptConnections(await as(db, actor))).rejects.toMatchObject(refused);
    await expect(pulsesOf(await as(db, actor), [])).rejects.toMatchObject(refused);
  }
  expect(await row()).toBeNull();
});

it("is not kept by halves", async () => {
  await expect(save({ account: "100" })).rejects.toMatchObject({
    code: "INVALID",
    fields: { word: expect.any(String) },
  });
  await expect(save({ account: "100", word: "short" }, false)).rejects.toMatchObject({ code: "INVALID" });
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

it("makes the secret end of an address once, and anew when asked", async () => {
  const shape = { schema: z.object({ key: z.string().min(16) }), made: ["key"] };
  const key = async () => z.object({ key: z.string() }).parse((await connectionsOf(db, MONDAY)).get("unsigned")).key;
  const again = async () =>
    saveConnection(await as(db, cast.admin), { vendor: "unsigned", enabled: true, settings: {} }, shape);
  await again();
  const first = await key();
  expect(first).toMatch(/^[\w-]{32}$/);
  await again();
  expect(await key()).toBe(first);
  await renewAddress(await as(db, cast.admin), { vendor: "unsigned" }, shape.made);
  expect(await key()).not.toBe(first);
  await expect(renewAddress(await as(db, cast.manager), { vendor: "unsigned" }, shape.made)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("counts who knocked and was not the vendor, by day", async () => {
  const ctx = await as(db, { kind: "channel", channel: "sample" });
  await Promise.all([1, 2, 3].map(() => countRefused(ctx, { vendor: "sample" })));
  expect(await db.refusedCall.findMany()).toMatchObject([{ vendor: "sample", count: 3, lastAt: MONDAY }]);
});
