import { expect, it } from "vitest";
import { storeFile } from "@/server/files";
import { testDatabase } from "@/server/testing/database";
import { as, makeMunicipality } from "@/server/testing/municipality";
import { NOBODY } from "../../domain/actor";
import { claimIn } from "./claim";
import { mustHaveRoom } from "./room";

const { db } = await testDatabase();
await makeMunicipality(db);
const FULL = expect.objectContaining({ code: "UNAVAILABLE", key: "fileNotKept" });
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}\n%%EOF`);

it("takes no more than the ceiling over all of what belongs to nothing, in files and in bytes", async () => {
  const ctx = await as(db, NOBODY);
  await mustHaveRoom(ctx, { files: 1, bytes: 100 });
  const { storeKey, size } = await storeFile(pdf("a"), claimIn(ctx));
  expect(await db.upload.findUnique({ where: { storeKey } })).toMatchObject({ size });
  await mustHaveRoom(ctx, { files: 2, bytes: size + 1 });
  await expect(mustHaveRoom(ctx, { files: 1, bytes: size + 1 })).rejects.toThrow(FULL);
  await expect(mustHaveRoom(ctx, { files: 2, bytes: size })).rejects.toThrow(FULL);
  await mustHaveRoom(ctx);
});
