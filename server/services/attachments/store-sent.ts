import { DomainError } from "@/server/domain/errors";
import type { RefusedFile } from "@/server/domain/refused-file";
import { readableName } from "@/server/files/names";
import type { Context } from "../context";
import { type Uploaded, upload } from "./upload";

/** `later`: why one could not be taken now, where it could be a while later. */
export type Sent = { uploaded: Uploaded[]; refused: RefusedFile[]; later: string | null };

/**
 * Stores the files of one post, each by itself: one that cannot be taken is named with its reason, and the others are kept. Above
 * `room` the reason is `tooMany`. `before` each: whether it may still be sent.
 */
export async function storeSent(
  ctx: Context,
  files: readonly { name: string; bytes: Uint8Array }[],
  { room, tooMany, before }: { room: number; tooMany: string; before?: () => Promise<void> },
): Promise<Sent> {
  const sent: Sent = { uploaded: [], refused: [], later: null };
  const refuse = (name: string, reason: string) => sent.refused.push({ name: readableName(name), reason });
  for (const file of files) {
    if (sent.uploaded.length >= room) {
      refuse(file.name, tooMany);
      continue;
    }
    try {
      await before?.();
      sent.uploaded.push(await upload(ctx, file));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refuse(file.name, error.key);
      if (error.code === "UNAVAILABLE") sent.later = error.key;
    }
  }
  return sent;
}
