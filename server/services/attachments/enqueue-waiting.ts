import type { Context } from "../context";
import { wakeFetching } from "../incoming/wake";
import { installationOf } from "../installation/installation";
import { mustBeSystem } from "../messages/due";
import { enqueueConversion } from "./conversion";

/** Files looked at in one run. */
const MOST = 500;

/**
 * Asks anew for files that wait, to be fetched or to be converted, and have no job, or one that has failed for good although the file was
 * not refused: the queue was emptied, or the database went away in the last attempt. On a copy of an installation nothing is fetched, and what
 * waits to be fetched is left waiting. Gives how many.
 */
export async function enqueueWaitingFiles(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "fetch");
  const fetches = (await installationOf(ctx)).state === "original";
  return ctx.db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: number; key: string; stored: boolean }[]>`
      SELECT w.id, w.key, w.stored FROM (
        SELECT id, store_key IS NOT NULL AS stored, CASE WHEN store_key IS NULL THEN 'media:' ELSE 'convert:' END || id AS key
        FROM attachment WHERE state = 'waiting' AND (store_key IS NOT NULL OR (source IS NOT NULL AND ${fetches}))) w
      LEFT JOIN graphile_worker._private_jobs j ON j.key = w.key
      WHERE j.id IS NULL OR (j.attempts >= j.max_attempts AND j.locked_at IS NULL)
      ORDER BY w.id LIMIT ${MOST}`;
    for (const { id, key, stored } of rows) {
      await tx.$executeRaw`SELECT graphile_worker.remove_job(${key})`;
      if (stored) await enqueueConversion(tx, id);
      else await wakeFetching(tx, id);
    }
    return rows.length;
  });
}
