import { randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Store } from "./contract";

/** A folder, its files spread over folders of two letters. */
export const diskStore = (folder: string): Store => {
  const pathOf = (key: string): string => join(resolve(folder), key.slice(0, 2), key);
  return {
    async read(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    write: (key, bytes) => write(pathOf(key), bytes),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
};

/** Whole or not at all: written beside its place, brought to the disk, then moved there. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  if (await isThere(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    const file = await open(/* turbopackIgnore: true */ beside, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await sync(dirname(path));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The new name too must outlive a power cut; some systems cannot open a folder, and keep it without. */
async function sync(folder: string): Promise<void> {
  const opened = await open(folder, "r").catch(() => null);
  if (!opened) return;
  await opened.sync().catch(() => undefined);
  await opened.close();
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
