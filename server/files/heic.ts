import { Worker } from "node:worker_threads";
import { DomainError } from "../domain/errors";
import { MOST_HEIC_PIXELS } from "../files";

/** RGBA, upright, without any metadata. */
export type Pixels = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };

export type HeicQuestion = { bytes: Uint8Array; mostPixels: number; mostMemory: number };
export type HeicAnswer = Pixels | { refused: "fileUnreadable" | "filePixels" };

const BOUNDS = { mostPixels: MOST_HEIC_PIXELS, mostMemory: 1024 * 1024 * 1024, timeoutMs: 60_000 };

/**
 * Decodes the primary picture of a HEIC file in a thread that ends with it. Throws INVALID `fileUnreadable` where it is broken or takes
 * more time or memory than is given, `filePixels` above the bound; anything else is ours.
 */
export function decodeHeic(bytes: Uint8Array, bounds: Partial<typeof BOUNDS> = {}): Promise<Pixels> {
  const { mostPixels, mostMemory, timeoutMs } = { ...BOUNDS, ...bounds };
  const question: HeicQuestion = { bytes, mostPixels, mostMemory };
  const thread = new Worker(new URL("./heic-thread.ts", import.meta.url), {
    workerData: question,
    // Node 24 reads TypeScript by itself; whatever loader this process runs under stays out.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
    // libheif says on the console what it thinks of a file.
    stdout: true,
    stderr: true,
  });
  return new Promise<Pixels>((resolve, reject) => {
    const refuse = (key: "fileUnreadable" | "filePixels") =>
      reject(new DomainError("INVALID", key, key === "filePixels" ? { count: mostPixels / 1_000_000 } : {}));
    const timer = setTimeout(() => {
      refuse("fileUnreadable");
      void thread.terminate();
    }, timeoutMs);
    thread.once("message", (answer: HeicAnswer) => ("refused" in answer ? refuse(answer.refused) : resolve(answer)));
    thread.once("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? refuse("fileUnreadable") : reject(error),
    );
    thread.once("exit", () => {
      clearTimeout(timer);
      refuse("fileUnreadable");
    });
  });
}
