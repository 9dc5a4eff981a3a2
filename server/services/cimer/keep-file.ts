import type { Tx } from "@/server/db";
import type { Channel } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { mustHandle } from "./handling";

const MOST_BYTES = 25 * 1024 * 1024;
const LONGEST_NAME = 200;

/** Keeps a file as it came, before it is understood; the worker reads it. What is of another channel than CİMER are old records. */
export async function keepFile(
  ctx: Context,
  { name, bytes, channel = "cimer" }: { name: string; bytes: Uint8Array; channel?: Channel },
): Promise<{ id: number }> {
  const createdById = mustHandle(ctx);
  if (bytes.length === 0) throw new DomainError("INVALID", "fileEmpty");
  if (bytes.length > MOST_BYTES) throw new DomainError("INVALID", "cimerFileSize");
  return ctx.db.$transaction(async (tx) => {
    const { id } = await tx.cimerImport.create({
      data: {
        name: name.trim().slice(-LONGEST_NAME).toWellFormed() || "cimer",
        file: encrypt("cimer file", bytes),
        channel,
        quiet: channel !== "cimer",
        createdAt: ctx.now,
        createdById,
      },
      select: { id: true },
    });
    await wakeImport(tx, id);
    return { id };
  });
}

export const wakeImport = async (tx: Tx, importId: number): Promise<void> => {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('import-cimer', json_build_object('importId', ${importId}::int), max_attempts => 1)`;
};
