import { z } from "zod";

/** A file that somebody sent and that could not be taken: its name as they know it, and why, as a key of the screens' sentences. */
export type RefusedFile = { name: string; reason: string };

/** Why a file is not taken; whatever a form says besides counts as unreadable. */
const REFUSED_REASONS = [
  "fileEmpty",
  "fileGone",
  "fileInfected",
  "fileNotKept",
  "fileNotScanned",
  "filePixels",
  "fileSize",
  "fileType",
  "fileUnreadable",
  "tooManyPhotos",
  "tooManyTries",
  "uploadBroken",
] as const;

const MOST = 20;

const listSchema = z
  .array(
    z.object({
      name: z
        .string()
        .transform((name) => name.replace(/\p{C}/gu, "").trim().slice(0, 120).replace(/\p{C}/gu, ""))
        .pipe(z.string().min(1)),
      reason: z.enum(REFUSED_REASONS).catch("fileUnreadable"),
    }),
  )
  .max(MOST)
  .catch([]);

/** As a form carries it, so that what was refused while it was filled in is still told once it was sent. */
export const writeRefused = (files: readonly RefusedFile[]): string => JSON.stringify(files.slice(0, MOST));

/** Whatever a form carries in that place; nothing where it cannot be read. */
export function readRefused(text: string): RefusedFile[] {
  try {
    return listSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
