import type { Tx } from "@/server/db";

/**
 * The row is the durable record; the job only wakes the worker, at once or at a time. No queue of its own: one that a dead worker
 * had locked would stay shut for hours.
 */
export const wakeWebhooks = async (tx: Tx, at?: Date): Promise<void> => {
  await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-webhooks', run_at => ${at ?? null}, max_attempts => 1)`;
};
