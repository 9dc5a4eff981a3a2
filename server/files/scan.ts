import { Readable } from "node:stream";
import NodeClam from "clamscan";
import { DomainError } from "../domain/errors";
import { env } from "../env";
import { lazy, perProcess } from "../lazy";

const TIMEOUT_MS = 60_000;

const clamd = perProcess("clamd", () =>
  lazy(() => ({
    scanner: new NodeClam().init({
      preference: "clamdscan",
      clamdscan: {
        host: env.CLAMAV_HOST,
        port: env.CLAMAV_PORT,
        timeout: TIMEOUT_MS,
        localFallback: false,
        bypassTest: true,
      },
    }),
  })),
);

/**
 * Has ClamAV look at a file, where one is set up. Throws INVALID `fileInfected`; any other error means that it could not look,
 * and nothing that was not looked at is kept.
 */
export async function scan(bytes: Uint8Array): Promise<void> {
  if (!env.CLAMAV_HOST) return;
  const { isInfected } = await (await clamd.scanner).scanStream(Readable.from([Buffer.from(bytes)]));
  if (isInfected === null) throw new Error("ClamAV gave no verdict");
  if (isInfected) throw new DomainError("INVALID", "fileInfected");
}
