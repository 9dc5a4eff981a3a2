import { removeStored } from "@/server/files";
import { SEALED_MS } from "@/server/files/seal";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

/** Beyond the seal's own day, for acts that take their time. */
const GRACE_MS = 3_600_000;
/** What is left goes the next night. */
const AT_ONCE = 5000;

/**
 * Removes what was uploaded and never tied to a request, once nobody can tie it any more. A file that any attachment
 * names stays; one that was uploaded again begins anew. How many went is written down. Gives how many.
 */
export async function removeUntied(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "clean");
  const before = new Date(ctx.now.getTime() - SEALED_MS - GRACE_MS);
  await ctx.db.$executeRaw`
    DELETE FROM upload u WHERE u.at < ${before} AND EXISTS (SELECT 1 FROM attachment a WHERE a.store_key = u.store_key)`;
  const untied = await ctx.db.upload.findMany({ where: { at: { lt: before } }, orderBy: { at: "asc" }, take: AT_ONCE });
  let count = 0;
  for (const { storeKey } of untied) if (await removeOne(ctx, storeKey, before)) count += 1;
  if (count > 0)
    await ctx.db.auditEntry.create({ data: { at: ctx.now, act: "files_removed", subject: "files", data: { count } } });
  return count;
}

/** The claim is held until the file is gone: whoever brings the same bytes waits for it. */
const removeOne = ({ db }: Context, storeKey: string, before: Date): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const claims = await tx.$executeRaw`DELETE FROM upload WHERE store_key = ${storeKey} AND at < ${before}`;
    if (claims === 0 || (await tx.attachment.count({ where: { storeKey } })) > 0) return false;
    await removeStored(storeKey);
    return true;
  });
