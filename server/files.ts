import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import { DomainError } from "./domain/errors";
import { env } from "./env";

/** The store of photographs and documents: a folder, each file under the SHA-256 of its bytes, never changed once written. */
export type StoredFile = {
  storeKey: string;
  mime: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
};

/** `thumb` is a small picture; a document has none and is given whole. */
export type Variant = "full" | "thumb";

export const MAX_FILE_BYTES = 15 * 1024 * 1024;
export const MAX_SIDE = 2560;
const THUMB_SIDE = 480;
/** More than any telephone takes; above it a picture of a few kilobytes may fill the memory. */
const MAX_PIXELS = 120_000_000;

const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/avif"];
const DOCUMENT = "application/pdf";
const KEY = /^[0-9a-f]{64}\.(jpg|webp|pdf)$/;
const MIME: Record<string, string> = { jpg: "image/jpeg", webp: "image/webp", pdf: DOCUMENT };

/**
 * Stores a picture or a PDF and tells what it became. The type is read from the bytes, never from a name.
 * A picture is drawn anew: turned upright, at most 2560 px, without the place and the camera it was taken with.
 * Throws INVALID `fileSize` above 15 MB, `fileType` where it is neither, `fileUnreadable` where the bytes are broken.
 */
export async function storeFile(bytes: Uint8Array): Promise<StoredFile> {
  if (bytes.byteLength > MAX_FILE_BYTES) throw new DomainError("INVALID", "fileSize");
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime === DOCUMENT) return keep(bytes, "pdf", null);
  if (!type || !PICTURES.includes(type.mime)) throw new DomainError("INVALID", "fileType");
  try {
    return await storePicture(bytes);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw new DomainError("INVALID", "fileUnreadable");
  }
}

/** The bytes of a stored file; null where the store does not have it. */
export async function readStored(
  storeKey: string,
  variant: Variant = "full",
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string } | null> {
  if (!KEY.test(storeKey)) return null;
  const thumb = variant === "thumb" && !storeKey.endsWith(".pdf");
  try {
    const bytes = new Uint8Array(await readFile(pathOf(thumb ? thumbKeyOf(storeKey) : storeKey)));
    return { bytes, mime: thumb ? "image/webp" : (MIME[storeKey.split(".")[1] ?? ""] ?? DOCUMENT) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function storePicture(bytes: Uint8Array): Promise<StoredFile> {
  const picture = () => sharp(bytes, { failOn: "error", limitInputPixels: MAX_PIXELS }).rotate();
  const { hasAlpha } = await picture().metadata();
  const fitted = within(picture(), MAX_SIDE);
  const { data, info } = await (hasAlpha ? fitted.webp({ quality: 84 }) : fitted.jpeg({ quality: 84 })).toBuffer({
    resolveWithObject: true,
  });
  const small = await within(sharp(data), THUMB_SIDE).webp({ quality: 72 }).toBuffer();
  const stored = await keep(data, hasAlpha ? "webp" : "jpg", info);
  await write(thumbKeyOf(stored.storeKey), small);
  return stored;
}

const within = (picture: Sharp, side: number): Sharp =>
  picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });

async function keep(
  bytes: Uint8Array,
  extension: string,
  picture: { width: number; height: number } | null,
): Promise<StoredFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storeKey = `${sha256}.${extension}`;
  await write(storeKey, bytes);
  return {
    storeKey,
    mime: MIME[extension] ?? DOCUMENT,
    size: bytes.byteLength,
    sha256,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
  };
}

const thumbKeyOf = (storeKey: string): string => storeKey.replace(/\.\w+$/, ".thumb.webp");

const pathOf = (key: string): string => join(resolve(env.FILES_DIR), key.slice(0, 2), key);

/** Whole or not at all: written beside its place, brought to the disk, then moved there. */
async function write(key: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key);
  if (await isThere(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    const file = await open(/* turbopackIgnore: true */ beside, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await sync(dirname(path));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The new name too must outlive a power cut; some systems cannot open a folder, and keep it without. */
async function sync(folder: string): Promise<void> {
  const opened = await open(folder, "r").catch(() => null);
  if (!opened) return;
  await opened.sync().catch(() => undefined);
  await opened.close();
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
