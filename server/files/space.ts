import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { DiskSpace } from "../domain/system";
import { env } from "../env";

/** Whoever asks waits no longer than this: a folder on a network may hang. */
const WAIT_MS = 500;

async function spaceAt(folder: string): Promise<DiskSpace> {
  try {
    const { bavail, bsize, blocks } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch (error) {
    // It is made when the first file comes.
    const above = dirname(folder);
    if (above !== folder && error instanceof Error && "code" in error && error.code === "ENOENT") return spaceAt(above);
    throw error;
  }
}

/** One question at a time, so that a disk that hangs holds one thread and no more. */
let asked: Promise<DiskSpace | null> | null = null;

/** The room on the disk under a folder, for this process; null where the disk does not say it in time. */
export function diskSpaceAt(folder: string): Promise<DiskSpace | null> {
  asked ??= spaceAt(resolve(folder))
    .catch(() => null)
    .finally(() => {
      asked = null;
    });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(done, WAIT_MS, null);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** The room on the disk where files are stored; null where they lie in an S3 store. */
export const diskSpace = (): Promise<DiskSpace | null> =>
  env.S3_ENDPOINT ? Promise.resolve(null) : diskSpaceAt(env.FILES_DIR);
