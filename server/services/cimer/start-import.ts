import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustHandle } from "./handling";
import { wakeImport } from "./keep-file";

/** Has the worker open the requests of every row that is good; who did is written down. */
export async function startImport(ctx: Context, { id }: { id: number }): Promise<void> {
  const staffId = mustHandle(ctx);
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.cimerImport.findUnique({ where: { id }, select: { startedAt: true, fresh: true } });
    if (!found) throw notFound("import");
    const { count } = await tx.cimerImport.updateMany({
      where: { id, state: "ready", fresh: { gt: 0 } },
      data: { state: "importing", startedAt: found.startedAt ?? ctx.now, finishedAt: null, busyUntil: null },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "cimerNothingToImport");
    await tx.auditEntry.create({
      data: { at: ctx.now, staffId, act: "cimer_imported", subject: `cimer_import:${id}`, data: { rows: found.fresh } },
    });
    await wakeImport(tx, id);
  });
}
