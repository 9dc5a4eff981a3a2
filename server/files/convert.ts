import { DomainError } from "../domain/errors";
import { type Claim, readStored, type StoredFile, storeDrawn } from "../files";
import { drawPixels } from "./draw";
import { decodeHeic } from "./heic";

/**
 * Draws a stored HEIC anew as a JPEG, without the place and the camera; it takes seconds, so only a job does it. What it was made from
 * stays for whoever holds a token for it, and goes as uploads do that belong to nothing.
 * Throws INVALID `fileUnreadable`, `filePixels`, `fileGone` where the store has it no more, and UNAVAILABLE `fileNotKept`.
 */
export async function convertStored(storeKey: string, claim: Claim): Promise<StoredFile> {
  const raw = await readStored(storeKey);
  if (!raw) throw new DomainError("INVALID", "fileGone");
  return storeDrawn(await drawPixels(() => decodeHeic(raw.bytes)), claim);
}
