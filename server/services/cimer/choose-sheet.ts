import { DomainError, notFound } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustHandle } from "./handling";
import { wakeImport } from "./keep-file";

/** Says which sheet of the workbook is meant, and has the file read anew. */
export async function chooseSheet(ctx: Context, { id, sheet }: { id: number; sheet: string }): Promise<void> {
  mustHandle(ctx);
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.cimerImport.findUnique({ where: { id }, select: { sheets: true } });
    if (!found) throw notFound("import");
    if (!found.sheets.includes(sheet)) throw new DomainError("INVALID", "cimerSheetUnknown");
    const { count } = await tx.cimerImport.updateMany({
      where: { id, state: { in: ["mapping", "ready"] }, imported: 0, file: { not: null } },
      data: { state: "stored", sheet, busyUntil: null },
    });
    if (count === 0) throw new DomainError("WRONG_STATE", "cimerImportBusy");
    await wakeImport(tx, id);
  });
}
