import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { DomainError } from "./domain/errors";
import { type Door, kindOf, MIME_OF } from "./files/kinds";
import { type Place, placeOf } from "./files/place";
import { scan } from "./files/scan";
import { store } from "./files/store";

/** The store of what citizens and staff send: each file under the SHA-256 of its bytes, never changed once written. */
export type StoredFile = {
  storeKey: string;
  mime: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  /** Where a photograph was taken, as it said before it was drawn anew. */
  latitude: number | null;
  longitude: number | null;
};

/** Told of a key before anything is written under it: whoever removes files leaves what is claimed. */
export type Claim = (storeKey: string) => Promise<void>;

/** `thumb` is a small picture; what is no picture has none and is given whole. */
export type Variant = "full" | "thumb";

export const MAX_FILE_BYTES = 16 * 1024 * 1024;
export const MAX_SIDE = 2560;
const THUMB_SIDE = 480;
/** More than any telephone takes; above it a picture of a few kilobytes may fill the memory. */
const MAX_PIXELS = 120_000_000;

const KEY = /^[0-9a-f]{64}\.([a-z0-9]{3,4})$/;

/**
 * Stores a file and tells what it became. The type is read from the bytes, never from a name.
 * A picture is drawn anew: turned upright, at most 2560 px, without the place and the camera it was taken with.
 * Throws INVALID `fileSize` above 16 MB, `fileType` where it is nothing that this door takes, `fileInfected`,
 * `fileUnreadable` where the bytes are broken.
 */
export async function storeFile(bytes: Uint8Array, claim: Claim, door: Door = "form"): Promise<StoredFile> {
  if (bytes.byteLength > MAX_FILE_BYTES) throw new DomainError("INVALID", "fileSize");
  const kind = await kindOf(bytes, door);
  if (!kind) throw new DomainError("INVALID", "fileType");
  await scan(bytes);
  if (!kind.picture) return keep(bytes, claim, kind.extension);
  const drawn = await drawAnew(bytes);
  const stored = await keep(drawn.bytes, claim, drawn.extension, drawn);
  await store.write(thumbKeyOf(stored.storeKey), drawn.thumb);
  return stored;
}

/** The bytes of a stored file; null where the store does not have it. */
export async function readStored(
  storeKey: string,
  variant: Variant = "full",
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string } | null> {
  const mime = MIME_OF[KEY.exec(storeKey)?.[1] ?? ""];
  if (!mime) return null;
  const thumb = variant === "thumb" && mime.startsWith("image/");
  const bytes = await store.read(thumb ? thumbKeyOf(storeKey) : storeKey);
  return bytes && { bytes, mime: thumb ? "image/webp" : mime };
}

/** Takes a file and its small picture out of the store. */
export async function removeStored(storeKey: string): Promise<void> {
  await store.remove(storeKey);
  await store.remove(thumbKeyOf(storeKey));
}

type Drawn = { width: number; height: number; place: Place | null };

async function drawAnew(
  bytes: Uint8Array,
): Promise<Drawn & { bytes: Uint8Array; extension: string; thumb: Uint8Array }> {
  try {
    const picture = () => sharp(bytes, { failOn: "error", limitInputPixels: MAX_PIXELS }).rotate();
    const { hasAlpha, exif } = await picture().metadata();
    const fitted = within(picture(), MAX_SIDE);
    const { data, info } = await (hasAlpha ? fitted.webp({ quality: 84 }) : fitted.jpeg({ quality: 84 })).toBuffer({
      resolveWithObject: true,
    });
    const thumb = await within(sharp(data), THUMB_SIDE).webp({ quality: 72 }).toBuffer();
    const { width, height } = info;
    return { bytes: data, extension: hasAlpha ? "webp" : "jpg", thumb, width, height, place: placeOf(exif) };
  } catch {
    throw new DomainError("INVALID", "fileUnreadable");
  }
}

const within = (picture: Sharp, side: number): Sharp =>
  picture.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });

async function keep(bytes: Uint8Array, claim: Claim, extension: string, drawn?: Drawn): Promise<StoredFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storeKey = `${sha256}.${extension}`;
  await claim(storeKey);
  await store.write(storeKey, bytes);
  return {
    storeKey,
    mime: MIME_OF[extension] ?? "application/octet-stream",
    size: bytes.byteLength,
    sha256,
    width: drawn?.width ?? null,
    height: drawn?.height ?? null,
    latitude: drawn?.place?.latitude ?? null,
    longitude: drawn?.place?.longitude ?? null,
  };
}

const thumbKeyOf = (storeKey: string): string => storeKey.replace(/\.\w+$/, ".thumb.webp");
