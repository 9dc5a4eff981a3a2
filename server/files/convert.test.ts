import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { expect, it } from "vitest";
import { readStored, storeFile } from "../files";
import { convertStored } from "./convert";
import { decodeHeic } from "./heic";

const claim = async () => undefined;
const fixture = (name: string) => readFile(new URL(`./fixtures/${name}.heic`, import.meta.url));
const iphone = await fixture("iphone");
const large = await fixture("twelve-megapixels");

it("draws a HEIC as an upright JPEG without any metadata, as often as it is asked", async () => {
  const raw = await storeFile(iphone, claim);
  const converted = await convertStored(raw.storeKey, claim);
  expect(converted).toMatchObject({ mime: "image/jpeg", width: 320, height: 240, latitude: null, longitude: null });
  expect(await convertStored(raw.storeKey, claim)).toEqual(converted);
  const { format, exif, icc, xmp } = await sharp((await readStored(converted.storeKey))?.bytes).metadata();
  expect({ format, exif, icc, xmp }).toEqual({ format: "jpeg", exif: undefined, icc: undefined, xmp: undefined });
  expect((await readStored(converted.storeKey, "thumb"))?.mime).toBe("image/webp");
});

it("leaves the event loop free while it decodes", async () => {
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  await decodeHeic(iphone);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(1);
});

it.each([
  ["cut off in the middle", iphone.subarray(0, 2000), {}, "fileUnreadable"],
  ["no HEIC at all", new Uint8Array(64), {}, "fileUnreadable"],
  ["larger than allowed", iphone, { mostPixels: 320 * 240 - 1 }, "filePixels"],
  ["out of memory", large, { mostMemory: 32 * 1024 * 1024 }, "fileUnreadable"],
  ["out of time", iphone, { timeoutMs: 1 }, "fileUnreadable"],
])("refuses a file that is %s, and goes on", async (_, bytes, bounds, key) => {
  await expect(decodeHeic(bytes, bounds)).rejects.toMatchObject({ code: "INVALID", key });
  expect(await decodeHeic(iphone)).toMatchObject({ width: 320, height: 240 });
});

it("says that what the store has no more is gone", async () => {
  await expect(convertStored(`${"0".repeat(64)}.heic`, claim)).rejects.toMatchObject({ key: "fileGone" });
});

it("reads where it was taken, and turns it as the file says and not as its Exif block says again", async () => {
  const raw = await storeFile(await fixture("gps"), claim);
  expect(raw).toMatchObject({ latitude: 38.5, longitude: 27.05, width: 200, height: 120 });
  const converted = await convertStored(raw.storeKey, claim);
  expect(converted).toMatchObject({ width: 200, height: 120, latitude: null, longitude: null });
  expect((await sharp((await readStored(converted.storeKey))?.bytes).metadata()).exif).toBeUndefined();
});
