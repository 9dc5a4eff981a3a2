import { createHash } from "node:crypto";
import { DomainError } from "./domain/errors";
import { type Drawn, drawAnew, headOf } from "./files/draw";
import { type Door, isRaw, kindOf, MIME_OF } from "./files/kinds";
import { scan } from "./files/scan";
import { store } from "./files/store";
import { logError } from "./log";

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

/** Told of a key, and of how many bytes, before anything is written under it: whoever removes files leaves what is claimed. */
export type Claim = (storeKey: string, size: number) => Promise<void>;

/** `thumb` is a small picture; what is no picture has none and is given whole. */
export type Variant = "full" | "thumb";

export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** What an iPhone takes at most (8064 × 6048). */
export const MOST_HEIC_PIXELS = 50_000_000;

const KEY = /^[0-9a-f]{64}\.([a-z0-9]{3,4})$/;

/**
 * Stores a file and tells what it became. The type is read from the bytes, never from a name.
 * A picture is drawn anew: turned upright, at most 2560 px, without the place and the camera it was taken with.
 * A HEIC lies as it came, to be converted by a job (`convert.ts`): its head is read, for its size and where it was taken.
 * Throws INVALID `fileEmpty`, `fileSize` above 16 MB, `fileType` where it is nothing that this door takes, `fileInfected`,
 * `fileUnreadable` where the bytes are broken, `filePixels`, and UNAVAILABLE `fileNotScanned`, `fileNotKept`.
 */
export async function storeFile(bytes: Uint8Array, claim: Claim, door: Door = "form"): Promise<StoredFile> {
  if (bytes.byteLength === 0) throw new DomainError("INVALID", "fileEmpty");
  if (bytes.byteLength > MAX_FILE_BYTES) throw new DomainError("INVALID", "fileSize");
  const kind = await kindOf(bytes, door);
  if (!kind) throw new DomainError("INVALID", "fileType");
  await scan(bytes);
  if (isRaw(kind.mime)) return write(bytes, claim, kind.extension, await headOf(bytes, MOST_HEIC_PIXELS));
  return kind.picture ? storeDrawn(await drawAnew(bytes), claim) : write(bytes, claim, kind.extension);
}

/** Stores a picture that was drawn anew, and its small one beside it. */
export async function storeDrawn(drawn: Drawn, claim: Claim): Promise<StoredFile> {
  const stored = await write(drawn.bytes, claim, drawn.extension, drawn);
  await put(thumbKeyOf(stored.storeKey), drawn.thumb);
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

type Head = Pick<Drawn, "width" | "height" | "place">;

async function write(bytes: Uint8Array, claim: Claim, extension: string, head?: Head): Promise<StoredFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storeKey = `${sha256}.${extension}`;
  await claim(storeKey, bytes.byteLength);
  await put(storeKey, bytes);
  return {
    storeKey,
    mime: MIME_OF[extension] ?? "application/octet-stream",
    size: bytes.byteLength,
    sha256,
    width: head?.width ?? null,
    height: head?.height ?? null,
    latitude: head?.place?.latitude ?? null,
    longitude: head?.place?.longitude ?? null,
  };
}

/** A store that is full or cannot be reached may be well again in a while. */
const put = (key: string, bytes: Uint8Array): Promise<void> =>
  store.write(key, bytes).catch((error: unknown) => {
    logError("store.failed", error, { bytes: bytes.byteLength });
    throw new DomainError("UNAVAILABLE", "fileNotKept");
  });

const thumbKeyOf = (storeKey: string): string => storeKey.replace(/\.\w+$/, ".thumb.webp");
