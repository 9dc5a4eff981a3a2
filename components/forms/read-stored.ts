import type { z } from "zod";

/** Reads JSON from the browser's store. An older build or another program may have written it: what does not fit is null. */
export function readStored<T>(schema: z.ZodType<T>, text: string | null): T | null {
  try {
    return schema.safeParse(JSON.parse(text ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
