import { DomainError } from "../domain/errors";
import { MOST_HEIC_PIXELS } from "../files";
import { inThread, ThreadEnded, type Work } from "../threads";

/** RGBA, upright, without any metadata. */
export type Pixels = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

export type HeicQuestion = { bytes: Uint8Array; mostPixels: number; mostMemory: number };
export type HeicAnswer = Pixels | { refused: "fileUnreadable" | "filePixels" };

const BOUNDS = { mostPixels: MOST_HEIC_PIXELS, mostMemory: 1024 * 1024 * 1024, timeoutMs: 60_000 };

/**
 * Decodes the primary picture of a HEIC file in a thread that ends with it. Throws INVALID `fileUnreadable` where it is broken or takes
 * more time or memory than is given, `filePixels` above the bound; anything else is ours.
 */
export async function decodeHeic(bytes: Uint8Array, bounds: Partial<typeof BOUNDS> = {}): Promise<Pixels> {
  const { mostPixels, mostMemory, timeoutMs } = { ...BOUNDS, ...bounds };
  const question: HeicQuestion = { bytes, mostPixels, mostMemory };
  const work: Work = { file: "server/files/heic-thread.ts", kind: "heic", memoryMb: 256, timeoutMs, once: true };
  const answer = await inThread<HeicAnswer>(work, question).catch((error: unknown): HeicAnswer => {
    if (error instanceof ThreadEnded) return { refused: "fileUnreadable" };
    throw error;
  });
  if (!("refused" in answer)) return answer;
  const { refused } = answer;
  throw new DomainError("INVALID", refused, refused === "filePixels" ? { count: mostPixels / 1_000_000 } : {});
}
