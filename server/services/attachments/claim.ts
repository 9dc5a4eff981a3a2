import type { Context } from "../context";

/**
 * Told of a key before anything is written under it, so that the sweep and an upload of the same bytes cannot pass each
 * other: either the sweep sees the claim and leaves the file, or it is done and the file is written anew.
 */
export const claimIn =
  ({ db, now }: Context) =>
  async (storeKey: string, size: number): Promise<void> => {
    await db.$executeRaw`
      INSERT INTO upload (store_key, at, size) VALUES (${storeKey}, ${now}, ${size})
      ON CONFLICT (store_key) DO UPDATE SET at = greatest(upload.at, EXCLUDED.at)`;
  };
