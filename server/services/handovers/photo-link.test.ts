import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { NOBODY } from "@/server/domain/actor";
import { storeFile } from "@/server/files";
import { testDatabase } from "@/server/testing/database";
import { as, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { claimIn } from "../attachments/claim";
import { receive } from "../requests/receive";
import { HANDED, handedOf } from "./handed";
import { photoLink, readHandedPhoto } from "./photo-link";

// Before the first use of a setting: only over https is a photograph given out.
process.env.NEXTAUTH_URL = "https://cozum.ornek.bel.tr";

let db: Db;
let requestId: number;
let photoId: number;
beforeAll(async () => {
  ({ db } = await testDatabase());
  const cast = await makeMunicipality(db);
  const agent = await as(db, cast.agent);
  requestId = (await receive(agent, intake())).request.id;
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#884422" } })
    .png()
    .toBuffer();
  const stored = await storeFile(new Uint8Array(png), claimIn(agent));
  const { id } = await db.attachment.create({
    data: { requestId, by: "citizen", state: "stored", name: "cukur.png", createdAt: MONDAY, ...stored },
  });
  photoId = id;
});

const days = (count: number) => new Date(MONDAY.getTime() + count * 86_400_000);
const tokenOf = (link: string | null) => new URL(link ?? "https://nowhere.example/").pathname.split("/").at(-1) ?? "";

it("gives a photograph to whoever holds the link, for a month, and nothing to whoever changed it", async () => {
  const token = tokenOf(photoLink(await as(db, NOBODY), photoId));
  expect(await readHandedPhoto(await as(db, NOBODY, days(29)), { token })).toMatchObject({ mime: "image/jpeg" });
  const [id, until, signature] = token.split(".");
  const other = (photoId + 1).toString(36);
  for (const wrong of [`${other}.${until}.${signature}`, `${id}.zzzzzzzzz.${signature}`, `${id}.${until}`, "", "a.b.c"])
    await expect(readHandedPhoto(await as(db, NOBODY), { token: wrong })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(readHandedPhoto(await as(db, NOBODY, days(31)), { token })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("goes with a request, unless the citizen withheld identity or the municipality keeps photographs", async () => {
  const row = await db.request.findUniqueOrThrow({ where: { id: requestId }, select: HANDED });
  const ctx = await as(db, NOBODY);
  const shares = { sharesContact: false, sharesPhotos: true };
  expect(handedOf(ctx, row, shares).media).toMatch(/^https:\/\/cozum\.ornek\.bel\.tr\/api\/handed\//);
  expect(handedOf(ctx, { ...row, identityWithheld: true }, shares).media).toBeNull();
  expect(handedOf(ctx, row, { ...shares, sharesPhotos: false }).media).toBeNull();
});
