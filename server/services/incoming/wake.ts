import type { Tx } from "@/server/db";

export const readingTask = (urgent: boolean) => (urgent ? "read-urgent" : "read-incoming");

/** Wakes the worker for what arrived, when the row is there to be read. */
export const wakeReading = async (tx: Tx, urgent: boolean): Promise<void> => {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${readingTask(urgent)}, max_attempts => 1)`;
};

/** A file is fetched by a job of its own, tried again for about two days; the same file is never fetched by two. */
export const wakeFetching = async (tx: Tx, attachmentId: number): Promise<void> => {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('fetch-media', json_build_object('attachmentId', ${attachmentId}::int),
      max_attempts => 12, job_key => ${`media:${attachmentId}`}, job_key_mode => 'unsafe_dedupe')`;
};
