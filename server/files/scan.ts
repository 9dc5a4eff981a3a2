import { DomainError } from "../domain/errors";
import { env } from "../env";
import { logError } from "../log";
import { isInfected } from "./clamd";

const TIMEOUT_MS = 60_000;

/**
 * Has ClamAV look at a file, where one is set up. Throws INVALID `fileInfected`, and UNAVAILABLE `fileNotScanned` where it could not
 * look: nothing that was not looked at is kept.
 */
export async function scan(bytes: Uint8Array): Promise<void> {
  const { CLAMAV_HOST: host, CLAMAV_PORT: port } = env;
  if (!host) return;
  const infected = await isInfected({ host, port, timeoutMs: TIMEOUT_MS }, bytes).catch((error: unknown) => {
    logError("scan.failed", error, { bytes: bytes.byteLength });
    throw new DomainError("UNAVAILABLE", "fileNotScanned");
  });
  if (infected) throw new DomainError("INVALID", "fileInfected");
}
