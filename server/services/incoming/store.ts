import type { Tx } from "@/server/db";
import type { Context } from "../context";
import { readingTask } from "./wake";

/** `urgent`: somebody waits for it, and it is read ahead of all others. */
export type Arrived = { vendor: string; body: Uint8Array<ArrayBuffer>; urgent?: boolean };

/**
 * Keeps what a vendor sent, byte for byte, before anything is understood, and wakes who reads it: in one statement, for a vendor waits
 * for it. Once this returns it cannot be lost.
 */
export async function storeIncoming(
  ctx: Pick<Context, "now"> & { db: Tx },
  { vendor, body, urgent = false }: Arrived,
): Promise<void> {
  await ctx.db.$executeRaw`
    WITH kept AS (INSERT INTO incoming (vendor, received_at, body, urgent) VALUES (${vendor}, ${ctx.now}, ${body}, ${urgent}) RETURNING id)
    SELECT graphile_worker.add_job(${readingTask(urgent)}, max_attempts => 1) FROM kept`;
}
