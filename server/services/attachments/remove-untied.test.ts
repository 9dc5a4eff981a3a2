import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { readStored, storeFile } from "@/server/files";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { receive } from "../requests/receive";
import { claimIn } from "./claim";
import { removeUntied } from "./remove-untied";
import { upload } from "./upload";

const HOUR = 3_600_000;
let db: Db;
let cast: Cast;

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE upload, audit_entry`;
});

let shade = 0;
/** A picture that no other test has. */
const picture = () =>
  sharp({ create: { width: 600, height: 300, channels: 3, background: { r: 17, g: 200, b: ++shade } } })
    .jpeg()
    .toBuffer();
const ago = (hours: number) => new Date(MONDAY.getTime() - hours * HOUR);
const keep = async (bytes: Uint8Array, hours: number) =>
  (await storeFile(bytes, claimIn(await as(db, cast.agent, ago(hours))))).storeKey;
const sweep = async () => removeUntied(await as(db, SYSTEM));
const isWhole = async (storeKey: string) =>
  (await readStored(storeKey)) !== null && (await readStored(storeKey, "thumb")) !== null;

describe("an upload that was tied to no request", () => {
  it("goes with its small picture once nobody can tie it, and is counted", async () => {
    const old = await keep(await picture(), 26);
    const young = await keep(await picture(), 24);
    expect(await sweep()).toBe(1);
    expect([await readStored(old), await readStored(old, "thumb")]).toEqual([null, null]);
    expect(await isWhole(young)).toBe(true);
    expect(await db.auditEntry.findMany()).toMatchObject([
      { act: "files_removed", subject: "files", staffId: null, data: { count: 1 } },
    ]);
    expect(await sweep()).toBe(0);
    expect(await db.auditEntry.count()).toBe(1);
  });

  it("begins anew when the same bytes are uploaded again", async () => {
    const bytes = await picture();
    const storeKey = await keep(bytes, 100);
    const ctx = await as(db, cast.agent);
    const { token } = await upload(ctx, { name: "a.jpg", bytes });
    expect(await sweep()).toBe(0);
    const { request } = await receive(ctx, intake({ files: [token] }));
    expect(await db.attachment.count({ where: { requestId: request.id, storeKey } })).toBe(1);
    expect(await isWhole(storeKey)).toBe(true);
  });

  it("is whole after every upload, whenever the sweep runs", async () => {
    const bytes = await picture();
    const storeKey = await keep(bytes, 100);
    for (let round = 0; round < 15; round += 1) {
      await db.upload.updateMany({ where: { storeKey }, data: { at: ago(100) } });
      await Promise.all([keep(bytes, 0), sweep(), keep(bytes, 0), sweep()]);
      expect(await isWhole(storeKey)).toBe(true);
    }
  });
});

it("leaves every file that an attachment names, of whatever age and however many requests", async () => {
  const bytes = await picture();
  const ctx = await as(db, cast.agent);
  for (let n = 0; n < 2; n += 1) {
    const { token } = await upload(ctx, { name: "b.jpg", bytes });
    await receive(ctx, intake({ files: [token] }));
  }
  const { storeKey } = await db.attachment.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.upload.updateMany({ data: { at: ago(24 * 365) } });
  expect(await sweep()).toBe(0);
  expect(await isWhole(storeKey ?? "")).toBe(true);
  expect(await db.upload.count()).toBe(0);
});

it.each(["admin", "agent"] as const)("is refused to %s", async (who) => {
  await expect(removeUntied(await as(db, cast[who]))).rejects.toMatchObject({ code: "FORBIDDEN" });
});
