import { z } from "zod";
import type { CimerTable } from "@/server/domain/cimer/fields";
import { columnsOf, isKnownLayout } from "@/server/domain/cimer/guess";
import { notFound } from "@/server/domain/errors";
import { decryptBytes } from "@/server/secrets";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { keptMapping } from "./mapping";
import { tally } from "./tally";

const AT_ONCE = 1000;

/** The bytes of a file that waits to be read, and the sheet that somebody chose. */
export async function fileOf(
  ctx: Context,
  { id }: { id: number },
): Promise<{ bytes: Uint8Array; sheet: string | null }> {
  mustBeSystem(ctx, "import");
  const found = await ctx.db.cimerImport.findUnique({ where: { id }, select: { file: true, sheet: true } });
  if (!found?.file) throw notFound("file");
  return { bytes: decryptBytes("cimer file", found.file), sheet: found.sheet };
}

type KeptFile = { table: CimerTable; sheet: string | null; sheets: string[]; hiddenRows: number };

/**
 * Keeps the file's rows. Where its columns are those that were kept, nobody needs to be asked which is which; where several of its
 * sheets are lists, nobody but a person says which of them is meant.
 */
export async function keepTable(
  ctx: Context,
  { id, file, chosen }: { id: number; file: KeptFile; chosen: boolean },
): Promise<void> {
  const { table, sheet, sheets, hiddenRows } = file;
  const isClear = chosen || sheets.length <= 1;
  mustBeSystem(ctx, "import");
  const found = await ctx.db.cimerImport.findUnique({ where: { id }, select: { channel: true } });
  if (!found) throw notFound("import");
  const kept = await keptMapping(ctx.db, found.channel);
  await ctx.db.$transaction(
    async (tx) => {
      await tx.cimerRow.deleteMany({ where: { importId: id } });
      for (let from = 0; from < table.rows.length; from += AT_ONCE) {
        const rows = table.rows.slice(from, from + AT_ONCE);
        await tx.cimerRow.createMany({ data: rows.map(({ line, cells }) => ({ importId: id, line, cells })) });
      }
      await tx.cimerImport.updateMany({
        where: { id, state: "stored" },
        data: {
          state: isClear && isKnownLayout(table.head, kept) ? "checking" : "mapping",
          head: table.head,
          columns: columnsOf(table.head, kept),
          total: table.rows.length,
          error: null,
          sheet,
          sheets,
          hiddenRows,
        },
      });
      await tally(tx, id);
    },
    { timeout: 120_000 },
  );
}

/** A file that is none of CİMER's waits in the list with its reason. */
export async function refuseFile(ctx: Context, { id, reason }: { id: number; reason: string }): Promise<void> {
  mustBeSystem(ctx, "import");
  await ctx.db.cimerImport.updateMany({
    where: { id, state: "stored" },
    data: { state: "unreadable", error: z.string().max(100).parse(reason), finishedAt: ctx.now, file: null },
  });
}
