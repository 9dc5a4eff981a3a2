import { storeFile } from "@/server/files";
import { isRaw } from "@/server/files/kinds";
import { readableName } from "@/server/files/names";
import { sealFile } from "@/server/files/seal";
import type { Context } from "../context";
import { claimIn } from "./claim";
import { mustHaveRoom } from "./room";

/** `pending`: it has to be converted first, so that there is nothing to show of it yet. */
export type Uploaded = { token: string; name: string; pending: boolean };

/**
 * Stores one file that belongs to no request yet. Whoever uploaded it holds a token, good for a day, to tie it by.
 * Anybody may: how often is the door's to say, and how much over all `mustHaveRoom`'s. Throws as both, and as `storeFile`.
 */
export async function upload(ctx: Context, input: { name: string; bytes: Uint8Array }): Promise<Uploaded> {
  if (ctx.actor.kind !== "staff") await mustHaveRoom(ctx);
  const name = readableName(input.name);
  const stored = await storeFile(input.bytes, claimIn(ctx));
  return { token: sealFile({ ...stored, name }, ctx.now), name, pending: isRaw(stored.mime) };
}
