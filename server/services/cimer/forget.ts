import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const KEPT_DAYS = 90;

/** What was never brought in does not stay for ever: a file's words, and the file, go after three months. Gives how many imports that was. */
export async function forgetImports(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "forget");
  const createdAt = { lt: new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000) };
  return ctx.db.$transaction(async (tx) => {
    await tx.cimerRow.deleteMany({ where: { import: { createdAt }, state: { notIn: ["imported", "known"] } } });
    await tx.cimerRow.updateMany({ where: { import: { createdAt }, state: "known" }, data: { cells: [] } });
    const { count } = await tx.cimerImport.updateMany({
      where: { createdAt, OR: [{ file: { not: null } }, { state: { in: ["mapping", "ready"] } }] },
      data: { file: null, state: "done", fresh: 0, invalid: 0, finishedAt: ctx.now },
    });
    return count;
  });
}
