import type { Tx } from "@/server/db";

/** What an attachment waits for until its HEIC is a JPEG: a key of messages `request.page.fileReasons`. */
export const CONVERTING = "fileConverting";

/** After whatever else the worker has to do: nobody waits for a picture as for a message. Tried again for about two days. */
export const enqueueConversion = async (tx: Tx, attachmentId: number): Promise<void> => {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('convert-picture', json_build_object('attachmentId', ${attachmentId}::int),
      max_attempts => 12, priority => 10, job_key => ${`convert:${attachmentId}`}, job_key_mode => 'unsafe_dedupe')`;
};
