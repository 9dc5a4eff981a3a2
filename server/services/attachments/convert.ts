import { DomainError } from "@/server/domain/errors";
import { convertStored } from "@/server/files/convert";
import { isRaw } from "@/server/files/kinds";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { claimIn } from "./claim";

/**
 * Makes the JPEG of an attachment that waits as a HEIC; the photograph is shown from then on. One that cannot be converted is refused
 * with the reason. Throws where it may work later; `lastAttempt`: it is refused then too. Done again, it changes nothing.
 */
export async function convertAttachment(
  ctx: Context,
  { attachmentId: id, lastAttempt }: { attachmentId: number; lastAttempt: boolean },
): Promise<void> {
  mustBeSystem(ctx, "convert");
  const attachment = await ctx.db.attachment.findUnique({ where: { id } });
  if (attachment?.state !== "waiting" || !attachment.storeKey || !isRaw(attachment.mime)) return;
  const settle = (data: Parameters<typeof ctx.db.attachment.updateMany>[0]["data"]) =>
    ctx.db.attachment.updateMany({ where: { id, state: "waiting" }, data });
  try {
    const { latitude: _, longitude: __, ...jpeg } = await convertStored(attachment.storeKey, claimIn(ctx));
    await settle({ ...jpeg, state: "stored", error: null });
  } catch (error) {
    const reason = error instanceof DomainError ? error.key : "fileUnreadable";
    const final = lastAttempt || (error instanceof DomainError && error.code === "INVALID");
    await settle(final ? { state: "refused", error: reason, storeKey: null } : { error: reason });
    if (!final || !(error instanceof DomainError)) throw error;
  }
}
