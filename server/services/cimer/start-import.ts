import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustHandle } from "./handling";
import { wakeImport } from "./keep-file";

/**
 * Has the worker open the requests of every row that is good; who did is written down. `quiet`: they are old records, of which
 * nobody is sent a receipt and which are brought over as they ended; `assumeEnded`: also those that do not say so. The import remembers it, also for rows that are mended and brought after.
 */
export async function startImport(
  ctx: Context,
  { id, quiet, assumeEnded }: { id: number; quiet?: boolean | undefined; assumeEnded?: boolean | undefined },
): Promise<void> {
  const staffId = mustHandle(ctx);
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.cimerImport.findUnique({
      where: { id },
      select: { startedAt: true, fresh: true, quiet: true, channel: true, assumeEnded: true },
    });
    if (!found) throw notFound("import");
    const kept = found.channel !== "cimer" || (quiet ?? found.quiet);
    const assumed = assumeEnded ?? found.assumeEnded;
    const { count } = await tx.cimerImport.updateMany({
      where: { id, state: "ready", fresh: { gt: 0 } },
      data: {
        state: "importing",
        startedAt: found.startedAt ?? ctx.now,
        finishedAt: null,
        busyUntil: null,
        quiet: kept,
        assumeEnded: assumed,
      },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "cimerNothingToImport");
    await tx.auditEntry.create({
      data: {
        at: ctx.now,
        staffId,
        act: "cimer_imported",
        subject: `cimer_import:${id}`,
        data: { rows: found.fresh, quiet: kept, channel: found.channel, ...(kept && { assumeEnded: assumed }) },
      },
    });
    await wakeImport(tx, id);
  });
}
