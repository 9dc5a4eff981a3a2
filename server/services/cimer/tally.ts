import type { Tx } from "@/server/db";

/** Counts an import's rows by what has become of them; a few thousand, by their own index. */
export const tally = async (tx: Tx, importId: number): Promise<void> => {
  await tx.$executeRaw`
    UPDATE cimer_import SET fresh = c.fresh, known = c.known, invalid = c.invalid, imported = c.imported, skipped = c.skipped
    FROM (
      SELECT count(*) FILTER (WHERE state = 'new') AS fresh, count(*) FILTER (WHERE state = 'known') AS known,
        count(*) FILTER (WHERE state = 'invalid') AS invalid, count(*) FILTER (WHERE state = 'imported') AS imported,
        count(*) FILTER (WHERE state = 'skipped') AS skipped
      FROM cimer_row WHERE import_id = ${importId}) c
    WHERE id = ${importId}`;
};
