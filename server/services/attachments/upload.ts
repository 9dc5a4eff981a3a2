import { storeFile } from "@/server/files";
import { sealFile } from "@/server/files/seal";
import type { Context } from "../context";
import { claimIn } from "./claim";

export type Uploaded = { token: string; name: string };

const LONGEST_NAME = 120;

/**
 * Stores one file that belongs to no request yet. Whoever uploaded it holds a token, good for a day, to tie it by.
 * Anybody may: how often is the door's to say. Throws INVALID `fileType`, `fileSize`, `fileUnreadable`.
 */
export async function upload(ctx: Context, input: { name: string; bytes: Uint8Array }): Promise<Uploaded> {
  const name = readableName(input.name);
  const stored = await storeFile(input.bytes, claimIn(ctx));
  return { token: sealFile({ ...stored, name }, ctx.now), name };
}

/** A name is for people only: no folder, no sign that cannot be seen. */
const readableName = (given: string): string =>
  given
    .replace(/^.*[\\/]/, "")
    .replace(/\p{C}/gu, "")
    .trim()
    .slice(0, LONGEST_NAME) || "dosya";
