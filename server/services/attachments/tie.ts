import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { unsealFile } from "@/server/files/seal";
import type { Context } from "../context";

const MAX_FILES = 10;

/**
 * Puts uploaded files beside a request, inside the transaction of the act that brings them, and gives their ids for that
 * act's `attach`. A file that this request has already is left out, so that a repeat changes nothing.
 * Throws INVALID `fileGone` where a token was not made here or is older than a day, `tooManyFiles` above ten.
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
  const files = tokens.map((token) => unsealFile(token, ctx.now));
  await tx.$executeRaw`SELECT 1 FROM request WHERE id = ${requestId} FOR UPDATE`;
  const there = await tx.attachment.findMany({ where: { requestId }, select: { storeKey: true } });
  const known = new Set(there.map(({ storeKey }) => storeKey));
  const attachmentIds: number[] = [];
  for (const file of files) {
    if (!file) throw new DomainError("INVALID", "fileGone");
    if (known.has(file.storeKey)) continue;
    known.add(file.storeKey);
    const { id } = await tx.attachment.create({
      data: { ...file, requestId, by: ctx.actor.kind, state: "stored", createdAt: ctx.now },
      select: { id: true },
    });
    attachmentIds.push(id);
  }
  return { attachmentIds };
}
