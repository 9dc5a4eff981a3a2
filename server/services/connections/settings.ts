import { z } from "zod";
import { decrypt, encrypt } from "@/server/secrets";

/** A vendor's settings as they lie in their row. */
export const keepSettings = (settings: unknown): Uint8Array<ArrayBuffer> =>
  encrypt("connection settings", JSON.stringify(settings));

export const readSettings = (kept: Uint8Array): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(decrypt("connection settings", kept)));
