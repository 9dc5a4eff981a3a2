import { notFound } from "@/server/domain/errors";
import { readStored, type Variant } from "@/server/files";
import { isRaw } from "@/server/files/kinds";
import { unsealFile } from "@/server/files/seal";
import { canSeeFile } from "@/server/policies/present";
import { requestOfCode } from "../citizens/own-request";
import type { Context } from "../context";
import { answerPhotoIds } from "./answer-photos";

/** A file as it is shown. */
export type FileToShow = { bytes: Uint8Array<ArrayBuffer>; mime: string; name: string };

/**
 * A file of a request, for whoever works on it. Whoever has only the link, and whoever needs no personal data, sees what staff put beside
 * the answer, and no other: the citizen's own photographs may show a face, a number plate or a door.
 */
export async function readAttachment(
  ctx: Context,
  input: { id: number; variant: Variant },
): Promise<FileToShow & { requestId: number }> {
  const file = await ctx.db.attachment.findUnique({ where: { id: input.id }, include: { request: true } });
  if (file?.state !== "stored" || !file.storeKey || !(await mayShow(ctx, file))) throw notFound("file");
  return { ...(await stored(file.storeKey, file.name, input.variant)), requestId: file.requestId };
}

/** A file that belongs to no request yet, for whoever holds its token. */
export async function readUploaded(ctx: Context, input: { token: string; variant: Variant }): Promise<FileToShow> {
  const file = unsealFile(input.token, ctx.now);
  // A photograph that is not drawn anew yet says where it was taken.
  if (!file || isRaw(file.mime)) throw notFound("file");
  return stored(file.storeKey, file.name, input.variant);
}

async function mayShow(
  ctx: Context,
  file: Parameters<typeof canSeeFile>[2] & { id: number; request: Parameters<typeof canSeeFile>[1] },
): Promise<boolean> {
  const { actor, db } = ctx;
  if (actor.kind !== "citizen") return canSeeFile(actor, file.request, file);
  // Whoever has neither signed in nor named a code guesses nothing.
  if (actor.trackingCode === "") return false;
  const own = await requestOfCode(ctx, actor.trackingCode, {});
  return (await answerPhotoIds(db, own)).includes(file.id);
}

async function stored(storeKey: string, name: string, variant: Variant): Promise<FileToShow> {
  const kept = await readStored(storeKey, variant);
  if (!kept) throw notFound("file");
  return { ...kept, name };
}
