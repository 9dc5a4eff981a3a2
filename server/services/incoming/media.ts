import { DomainError } from "@/server/domain/errors";
import { storeFile } from "@/server/files";
import { isRaw } from "@/server/files/kinds";
import { claimIn } from "../attachments/claim";
import { CONVERTING, enqueueConversion } from "../attachments/conversion";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

/** Where a file still lies: the vendor and its id. Null where there is nothing to fetch any more. */
export async function mediaToFetch(
  ctx: Context,
  input: { attachmentId: number },
): Promise<{ vendor: string; mediaId: string } | null> {
  mustBeSystem(ctx, "fetch");
  const attachment = await ctx.db.attachment.findUnique({ where: { id: input.attachmentId } });
  const [, vendor, mediaId] = /^(\w+):(.+)$/.exec(attachment?.source ?? "") ?? [];
  return attachment?.state === "waiting" && !attachment.storeKey && vendor && mediaId ? { vendor, mediaId } : null;
}

/**
 * Stores what was fetched, as by content it is; a kind of file that we do not keep is refused with the reason.
 * Throws UNAVAILABLE where it could not be looked at or kept for now: it goes on waiting, and staff see what for.
 */
export async function keepMedia(ctx: Context, input: { attachmentId: number; bytes: Uint8Array }): Promise<void> {
  mustBeSystem(ctx, "fetch");
  try {
    const stored = await storeFile(input.bytes, claimIn(ctx), "chat");
    const raw = isRaw(stored.mime);
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.attachment.updateMany({
        where: { id: input.attachmentId, state: "waiting" },
        data: { ...stored, ...(raw ? { error: CONVERTING } : { state: "stored", error: null }) },
      });
      if (raw && count > 0) await enqueueConversion(tx, input.attachmentId);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "UNAVAILABLE") {
      await ctx.db.attachment.updateMany({
        where: { id: input.attachmentId, state: "waiting" },
        data: { error: error.key },
      });
      throw error;
    }
    await refuseMedia(ctx, { attachmentId: input.attachmentId, reason: error.key });
  }
}

/** The file cannot be had any more, or is not one we keep. */
export async function refuseMedia(ctx: Context, input: { attachmentId: number; reason: string }): Promise<void> {
  mustBeSystem(ctx, "fetch");
  await ctx.db.attachment.updateMany({
    where: { id: input.attachmentId, state: "waiting" },
    data: { state: "refused", error: input.reason },
  });
}
