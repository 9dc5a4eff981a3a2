import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { fileAnswer } from "@/app/api/attachments/answers";
import type { Db } from "@/server/db";
import { type Actor, NOBODY, SYSTEM } from "@/server/domain/actor";
import { testDatabase } from "@/server/testing/database";
import { as, type Cast, intake, MONDAY, makeMunicipality } from "@/server/testing/municipality";
import { verifySums } from "../reports/sums";
import { merge } from "../requests/merge";
import { receive } from "../requests/receive";
import { record } from "../requests/record";
import { actWithFiles, attach } from "./attach";
import { convertAttachment } from "./convert";
import { readAttachment, readUploaded } from "./read";
import { upload } from "./upload";

let db: Db;
let cast: Cast;
const HOUR = 3_600_000;
const later = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR);
const holder = (trackingCode: string): Actor => ({ kind: "citizen", trackingCode });

beforeAll(async () => {
  ({ db } = await testDatabase());
  cast = await makeMunicipality(db);
});

const picture = (seed: number) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: seed * 20, g: 40, b: 90 } } })
    .png()
    .toBuffer();
const uploaded = async (seed: number, now = MONDAY) =>
  (await upload(await as(db, NOBODY, now), { name: `foto ${seed}.png`, bytes: await picture(seed) })).token;
const started = async () => {
  const agent = await as(db, cast.agent);
  const { request } = await receive(agent, intake());
  await record(agent, { id: request.id, change: { act: "route", departmentId: cast.roads.id } });
  return record(await as(db, cast.worker), { id: request.id, change: { act: "start" } });
};
const filesOf = (requestId: number) => db.attachment.findMany({ where: { requestId }, orderBy: { id: "asc" } });

it("ties uploaded files by one event, however often they are brought", async () => {
  const request = await started();
  const files = [await uploaded(1), await uploaded(2), await uploaded(2)];
  const worker = await as(db, cast.worker, later(1));
  await Promise.all(Array.from({ length: 6 }, () => attach(worker, { id: request.id, files })));
  const events = await db.requestEvent.findMany({ where: { requestId: request.id, act: "attach" } });
  expect(events).toHaveLength(1);
  const kept = await filesOf(request.id);
  expect(kept).toMatchObject([
    { name: "foto 1.png", mime: "image/jpeg", by: "staff", state: "stored", eventId: events[0]?.id },
    { name: "foto 2.png", mime: "image/jpeg", by: "staff", state: "stored", eventId: events[0]?.id },
  ]);
  expect(events[0]?.data).toEqual({ attachmentIds: kept.map(({ id }) => id) });
});

it("does an act and brings its files together or not at all", async () => {
  const request = await started();
  const files = [await uploaded(3)];
  const worker = await as(db, cast.worker, later(1));
  await expect(
    actWithFiles(worker, { id: request.id, version: 1, files, changes: [{ act: "resolve", answer: "Kapatıldı." }] }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(
    actWithFiles(worker, { id: request.id, files, changes: [{ act: "decline", reason: "Olmaz" }] }),
  ).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await filesOf(request.id)).toEqual([]);
  const resolved = await actWithFiles(worker, {
    id: request.id,
    version: request.version,
    files,
    changes: [{ act: "resolve", answer: "Kapatıldı." }],
  });
  expect(resolved).toMatchObject({ status: "resolved", version: request.version + 2 });
  expect(await verifySums(db)).toEqual([]);
});

it("refuses who may not see it, who may not act, and what was not uploaded here", async () => {
  const request = await started();
  const files = [await uploaded(4)];
  const { id } = request;
  await expect(attach(await as(db, cast.stranger), { id, files })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(attach(await as(db, holder("WRONGCOD")), { id, files })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(attach(await as(db, cast.mayor), { id, files })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(attach(await as(db, cast.mayor), { id, files: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const worker = await as(db, cast.worker);
  const [good = ""] = files;
  for (const token of ["", "x", `x${good}`, `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`]) {
    await expect(attach(worker, { id, files: [good, token] })).rejects.toMatchObject({ key: "fileGone" });
  }
  await expect(attach(worker, { id, files: Array.from({ length: 11 }, () => good) })).rejects.toMatchObject({
    key: "tooManyFiles",
  });
  expect(await filesOf(id)).toEqual([]);
});

it("keeps an answer whose photograph waited too long for a connection, and names the photograph", async () => {
  const request = await started();
  const files = [await uploaded(9)];
  const resolved = await actWithFiles(await as(db, cast.worker, later(25)), {
    id: request.id,
    version: request.version,
    files: [...files, await uploaded(10, later(25))],
    changes: [{ act: "resolve", answer: "Kapatıldı." }],
  });
  expect(resolved.status).toBe("resolved");
  expect(await filesOf(request.id)).toMatchObject([
    { name: "foto 10.png", state: "stored" },
    { name: "foto 9.png", state: "refused", error: "fileGone", by: "staff" },
  ]);
});

describe("a HEIC of an iPhone", () => {
  const heic = (name: string) => readFile(new URL(`../../files/fixtures/${name}.heic`, import.meta.url));
  const sent = async (bytes: Uint8Array) =>
    upload(await as(db, NOBODY), { name: "IMG_0001.HEIC", bytes: new Uint8Array(bytes) });
  const jobs = async (id: number) =>
    z
      .array(z.object({ priority: z.number() }))
      .parse(await db.$queryRaw`SELECT priority FROM graphile_worker.jobs WHERE key = ${`convert:${id}`}`);
  const convert = async (attachmentId: number, lastAttempt = false) =>
    convertAttachment(await as(db, SYSTEM), { attachmentId, lastAttempt });

  it("waits unseen until the job made a JPEG of it, and is then what the citizen sees beside the answer", async () => {
    const request = await started();
    const { token, pending } = await sent(await heic("iphone"));
    expect(pending).toBe(true);
    await expect(readUploaded(await as(db, NOBODY), { token, variant: "full" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await actWithFiles(await as(db, cast.worker, later(1)), {
      id: request.id,
      files: [token, token],
      changes: [{ act: "resolve", answer: "Kapatıldı." }],
    });
    const [file] = await filesOf(request.id);
    const id = file?.id ?? 0;
    expect(file).toMatchObject({ state: "waiting", error: "fileConverting", mime: "image/heic" });
    expect(await jobs(id)).toHaveLength(1);
    const worker = await as(db, cast.worker);
    await expect(readAttachment(worker, { id, variant: "full" })).rejects.toMatchObject({ code: "NOT_FOUND" });

    await Promise.all([convert(id), convert(id)]);
    await convert(id);
    expect(await filesOf(request.id)).toMatchObject([{ state: "stored", error: null, mime: "image/jpeg", width: 320 }]);
    expect(await readAttachment(worker, { id, variant: "full" })).toMatchObject({ mime: "image/jpeg" });
    expect(await readAttachment(await as(db, holder(request.trackingCode)), { id, variant: "thumb" })).toMatchObject({
      mime: "image/webp",
    });
    await attach(worker, { id: request.id, files: [token] });
    expect(await filesOf(request.id)).toHaveLength(1);
  });

  it("keeps where it was taken for staff, and nothing of it in the picture", async () => {
    const request = await started();
    await attach(await as(db, cast.worker), { id: request.id, files: [(await sent(await heic("gps"))).token] });
    const [file] = await filesOf(request.id);
    await convert(file?.id ?? 0);
    expect(await filesOf(request.id)).toMatchObject([{ state: "stored", latitude: 38.5, longitude: 27.05 }]);
  });

  it("is refused with its reason where it is broken, and costs nothing else", async () => {
    const request = await started();
    const broken = (await heic("iphone")).subarray(0, 2000);
    await attach(await as(db, cast.worker), {
      id: request.id,
      files: [(await sent(broken)).token, await uploaded(11)],
    });
    const [file] = await filesOf(request.id);
    await convert(file?.id ?? 0);
    expect(await filesOf(request.id)).toMatchObject([
      { state: "refused", error: "fileUnreadable", storeKey: null },
      { state: "stored" },
    ]);
  });

  it("is converted by the system only", async () => {
    await expect(
      convertAttachment(await as(db, cast.admin), { attachmentId: 1, lastAttempt: false }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

it("shows a file to whoever works on the request, and to the mayor's office and the holder of the link only what came with the answer", async () => {
  const request = await started();
  const code = request.trackingCode;
  await attach(await as(db, holder(code), later(1)), { id: request.id, files: [await uploaded(5)] });
  await attach(await as(db, cast.worker, later(1)), { id: request.id, files: [await uploaded(6)] });
  await actWithFiles(await as(db, cast.worker, later(2)), {
    id: request.id,
    files: [await uploaded(7)],
    changes: [{ act: "resolve", answer: "Çukur kapatıldı." }],
  });
  const [own, inner, answer] = (await filesOf(request.id)).map(({ id }) => id);
  const shows = async (actor: Actor, id = 0) =>
    readAttachment(await as(db, actor), { id, variant: "thumb" }).then(
      ({ mime, name }) => [mime, name],
      (error: { code: string }) => error.code,
    );
  expect(await shows(cast.worker, own)).toEqual(["image/webp", "foto 5.png"]);
  expect(await shows(cast.mayor, own)).toBe("NOT_FOUND");
  expect(await shows(cast.mayor, inner)).toBe("NOT_FOUND");
  expect(await shows(cast.mayor, answer)).toEqual(["image/webp", "foto 7.png"]);
  expect(await shows(cast.stranger, answer)).toBe("NOT_FOUND");
  expect(await shows(cast.admin, answer)).toBe("NOT_FOUND");
  expect(await shows(holder(code), own)).toBe("NOT_FOUND");
  expect(await shows(holder(code), inner)).toBe("NOT_FOUND");
  expect(await shows(holder(code), answer)).toEqual(["image/webp", "foto 7.png"]);
  expect(await shows(NOBODY, answer)).toBe("NOT_FOUND");
  expect(await shows(holder("\u0000"), answer)).toBe("NOT_FOUND");
  await record(await as(db, cast.agent, later(3)), { id: request.id, change: { act: "reopen", why: "Yine çöktü" } });
  expect(await shows(holder(code), answer)).toBe("NOT_FOUND");
});

it("shows the main request's answer to whose request was merged into it", async () => {
  const [main, merged] = [await started(), await started()];
  await merge(await as(db, cast.agent), { id: merged.id, mainId: main.id });
  await actWithFiles(await as(db, cast.worker, later(2)), {
    id: main.id,
    files: [await uploaded(8)],
    changes: [{ act: "resolve", answer: "Çukur kapatıldı." }],
  });
  const [photo] = await filesOf(main.id);
  const seen = await readAttachment(await as(db, holder(merged.trackingCode)), { id: photo?.id ?? 0, variant: "full" });
  expect(seen.mime).toBe("image/jpeg");
});

it("can give back a file whose name ended in the middle of a sign", async () => {
  const ctx = await as(db, NOBODY);
  const { token } = await upload(ctx, { name: `${"a".repeat(119)}😀.png`, bytes: await picture(10) });
  const given = fileAnswer(await readUploaded(ctx, { token, variant: "full" }), new Headers());
  expect(given.headers.get("content-disposition")).toBe(`inline; filename*=UTF-8''${"a".repeat(119)}.jpg`);
});

it("shows what is not tied yet to the holder of its token alone", async () => {
  const token = await uploaded(9);
  expect((await readUploaded(await as(db, NOBODY), { token, variant: "thumb" })).mime).toBe("image/webp");
  await expect(readUploaded(await as(db, cast.agent), { token: `${token}x`, variant: "full" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
