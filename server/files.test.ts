import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { DomainError } from "./domain/errors";
import { env } from "./env";
import { MAX_FILE_BYTES, readStored, storeFile } from "./files";
import { MAX_SIDE } from "./files/draw";

const picture = (width: number, height: number, background = "#405060") =>
  sharp({ create: { width, height, channels: 3, background } });

const claim = async () => undefined;

async function stored(): Promise<string[]> {
  return (await readdir(env.FILES_DIR, { recursive: true }).catch(() => [])).sort();
}

it("draws a photograph anew: upright, smaller, without where and with what it was taken", async () => {
  const taken = await picture(4000, 1000)
    .withExif({ IFD0: { Make: "Sample Camera" }, IFD3: { GPSLatitude: "38/1 30/1 0/1", GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(taken).metadata()).orientation).toBe(6);
  const file = await storeFile(taken, claim);
  expect(file).toMatchObject({ mime: "image/jpeg", width: MAX_SIDE / 4, height: MAX_SIDE });
  const kept = await readStored(file.storeKey);
  const { exif, orientation, width, height } = await sharp(kept?.bytes).metadata();
  expect({ exif, orientation, width, height }).toEqual({
    exif: undefined,
    orientation: undefined,
    width: file.width,
    height: file.height,
  });
  expect(kept?.bytes.byteLength).toBe(file.size);
});

it("keeps what is transparent, and gives a small picture of each", async () => {
  const file = await storeFile(await picture(900, 600, "#aa0000").ensureAlpha(0.5).png().toBuffer(), claim);
  expect(file.mime).toBe("image/webp");
  const thumb = await readStored(file.storeKey, "thumb");
  expect(await sharp(thumb?.bytes).metadata()).toMatchObject({ format: "webp", width: 480, height: 320 });
});

it("takes a PDF by its bytes, and gives it whole for want of a small one", async () => {
  const pdf = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const file = await storeFile(pdf, claim);
  expect(file).toMatchObject({ mime: "application/pdf", width: null, size: pdf.byteLength });
  expect((await readStored(file.storeKey, "thumb"))?.bytes).toEqual(pdf);
});

it("keeps the same bytes once, however often and at once they come", async () => {
  const bytes = await picture(31, 17, "#123456").jpeg().toBuffer();
  const files = await Promise.all(Array.from({ length: 8 }, () => storeFile(bytes, claim)));
  const [first] = files;
  expect(new Set(files.map(({ storeKey }) => storeKey)).size).toBe(1);
  const names = (await stored()).filter((name) => name.includes(first?.sha256 ?? "none"));
  expect(names).toHaveLength(2);
  expect((await stat(join(env.FILES_DIR, names[0] ?? ""))).size).toBeGreaterThan(0);
});

it.each([
  ["fileType", new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
  ["fileEmpty", new Uint8Array()],
  ["fileSize", new Uint8Array(MAX_FILE_BYTES + 1)],
  ["fileUnreadable", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1])],
])("refuses what it cannot keep (%s) and leaves nothing behind", async (key, bytes) => {
  const before = await stored();
  const error = await storeFile(bytes, claim).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: "INVALID", key });
  expect(await stored()).toEqual(before);
});

it("refuses a picture that would fill the memory by what its first bytes say, and draws a telephone's largest", async () => {
  const wide = await picture(12_000, 9_000).jpeg({ quality: 1 }).toBuffer();
  expect(await storeFile(wide, claim)).toMatchObject({ width: 2560, height: 1920 });
  const folded = await picture(7000, 6000).png({ compressionLevel: 9 }).toBuffer();
  expect(folded.byteLength).toBeLessThan(400_000);
  await expect(storeFile(folded, claim)).rejects.toMatchObject({ key: "filePixels", params: { count: 40 } });
});

it("says that a store cannot keep a file for now", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cozum-full-"));
  await writeFile(join(folder, "file"), "");
  vi.resetModules();
  vi.stubEnv("FILES_DIR", join(folder, "file", "no-folder"));
  Reflect.deleteProperty(globalThis, "cozum");
  const fresh = await import("./files");
  const bytes = await picture(8, 8).png().toBuffer();
  await expect(fresh.storeFile(bytes, claim)).rejects.toMatchObject({ code: "UNAVAILABLE", key: "fileNotKept" });
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, "cozum");
  await rm(folder, { recursive: true });
});

it.each(["../../etc/passwd", "0".repeat(64), `${"0".repeat(64)}.jpg`])(
  "does not read beside the store: %s",
  async (key) => {
    expect(await readStored(key)).toBeNull();
  },
);

it("takes sound, film and letters from a chat, and from a form only pictures and PDF", async () => {
  const voice = new Uint8Array([
    ...new TextEncoder().encode("OggS"),
    ...new Uint8Array(24),
    ...new TextEncoder().encode("OpusHead"),
    ...new Uint8Array(64),
  ]);
  expect(await storeFile(voice, claim, "chat")).toMatchObject({
    mime: "audio/ogg",
    width: null,
    size: voice.byteLength,
  });
  await expect(storeFile(voice, claim)).rejects.toMatchObject({ key: "fileType" });
  const film = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode("ftypmp42"), ...new Uint8Array(48)]);
  const stored = await storeFile(film, claim, "chat");
  expect((await readStored(stored.storeKey, "thumb"))?.mime).toBe("video/mp4");
});

it("reads where a photograph was taken before it forgets it", async () => {
  const taken = await picture(40, 30)
    .withExif({
      IFD3: { GPSLatitude: "38/1 30/1 0/1", GPSLatitudeRef: "N", GPSLongitude: "27/1 3/1 0/1", GPSLongitudeRef: "E" },
    })
    .jpeg()
    .toBuffer();
  expect(await storeFile(taken, claim)).toMatchObject({ latitude: 38.5, longitude: 27.05 });
});

const fixture = (name: string) => readFile(new URL(`./files/fixtures/${name}`, import.meta.url));

it("keeps a JPEG whose end was lost as far as a browser shows it", async () => {
  expect(await storeFile(await fixture("last-200-bytes-missing.jpg"), claim)).toMatchObject({
    width: 320,
    height: 240,
  });
  const noise = { type: "gaussian", mean: 120, sigma: 40 } as const;
  const whole = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#333333", noise } })
    .jpeg()
    .toBuffer();
  const first = (part: number) => whole.subarray(0, Math.floor(whole.byteLength * part));
  expect(await storeFile(first(0.6), claim)).toMatchObject({ width: 600, height: 400 });
  await expect(storeFile(first(0.3), claim)).rejects.toMatchObject({ key: "fileUnreadable" });
});

it("takes a picture that is grey below for what it is", async () => {
  const grey = await picture(64, 64, "#808080").jpeg().toBuffer();
  expect(await storeFile(grey, claim)).toMatchObject({ width: 64, height: 64 });
});

it("lets a HEIC lie as it came until it is converted, and shows nobody anything of it", async () => {
  const raw = await storeFile(await fixture("iphone.heic"), claim);
  expect(raw).toMatchObject({ mime: "image/heic", width: 320, height: 240, size: 4425 });
  expect(await readStored(raw.storeKey, "thumb")).toBeNull();
  await expect(storeFile((await fixture("iphone.heic")).subarray(0, 40), claim)).rejects.toMatchObject({
    key: "fileUnreadable",
  });
});
