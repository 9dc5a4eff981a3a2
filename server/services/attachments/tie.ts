import type { Prisma, Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { RefusedFile } from "@/server/domain/refused-file";
import { isRaw } from "@/server/files/kinds";
import { expiredName, type SealedFile, unsealFile } from "@/server/files/seal";
import type { Context } from "../context";
import { CONVERTING, enqueueConversion } from "./conversion";

const MAX_FILES = 10;

/**
 * Puts uploaded files beside a request, inside the transaction of the act that brings them, and gives their ids for that
 * act's `attach`. A file that this request has already is left out, so that a repeat changes nothing; one whose token is older than
 * a day is written down as refused, for an answer that waited that long must not be lost with it.
 * Throws INVALID `fileGone` where a token was not made here, `tooManyFiles` above ten.
 *
 * Whoever acts uses `attach` or `actWithFiles`, which call it; call it yourself only beside `recordIn`.
 */
export async function tieFiles(
  ctx: Context,
  tx: Tx,
  requestId: number,
  tokens: readonly string[],
): Promise<{ attachmentIds: number[] }> {
  if (tokens.length > MAX_FILES) throw new DomainError("INVALID", "tooManyFiles", { count: MAX_FILES });
  const expired = tokens.flatMap((token) => expiredName(token, ctx.now) ?? []);
  const files = tokens.flatMap((token) => unsealFile(token, ctx.now) ?? []);
  if (files.length + expired.length < tokens.length) throw new DomainError("INVALID", "fileGone");
  await tx.$executeRaw`SELECT 1 FROM request WHERE id = ${requestId} FOR UPDATE`;
  const there = await tx.attachment.findMany({ where: { requestId }, select: { storeKey: true, source: true } });
  const known = new Set(there.flatMap(({ storeKey, source }) => [storeKey, source]));
  const attachmentIds: number[] = [];
  for (const file of files) {
    if (known.has(file.storeKey) || known.has(sourceOf(file))) continue;
    known.add(file.storeKey);
    const { id } = await tx.attachment.create({
      data: { ...file, ...standingOf(file), requestId, by: ctx.actor.kind, createdAt: ctx.now },
      select: { id: true },
    });
    if (isRaw(file.mime)) await enqueueConversion(tx, id);
    attachmentIds.push(id);
  }
  await noteRefused(
    ctx,
    tx,
    requestId,
    expired.map((name) => ({ name, reason: "fileGone" })),
  );
  return { attachmentIds };
}

/** What a converted picture was made from, by which it is known when it is brought again. */
const sourceOf = ({ storeKey }: SealedFile): string => `upload:${storeKey}`;

const standingOf = (file: SealedFile): Pick<Prisma.AttachmentUncheckedCreateInput, "state" | "error" | "source"> =>
  isRaw(file.mime) ? { state: "waiting", error: CONVERTING, source: sourceOf(file) } : { state: "stored" };

/** Writes down files that could not be taken, each with its reason: staff and whoever sent them see that they were sent. */
export async function noteRefused(
  { actor, now }: Context,
  tx: Tx,
  requestId: number,
  files: readonly RefusedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.attachment.createMany({
    data: files.map(({ name, reason }) => ({
      requestId,
      by: actor.kind,
      state: "refused",
      name,
      mime: "application/octet-stream",
      size: 0,
      sha256: "",
      error: reason,
      createdAt: now,
    })),
  });
}
