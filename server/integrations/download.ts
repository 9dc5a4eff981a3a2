import type { Response } from "undici";
import { callOutside } from "@/server/outbound";
import type { Fetched } from "./contracts";

/** What a vendor's files are fetched with. `hosts`: the vendor's own; `asked`: where the municipality has said that it is asked. */
export type Source = { hosts: RegExp; asked: string; headersFor?: (url: string) => Record<string, string> };

const TIMEOUT_MS = 60_000;
/** More than any file that is kept; a larger one is not read to its end. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_STEPS = 4;
const GONE = [400, 401, 403, 404, 410];

/**
 * The bytes that lie at an address, and at the one it leads to: each must be the vendor's own, for an address comes from a payload.
 * Throws where it may work later.
 */
export async function download(first: string, source: Source): Promise<Fetched> {
  let url = first;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (!isAt(url, source)) return { kind: "gone", reason: "mediaElsewhere" };
    const headers = source.headersFor?.(url) ?? {};
    const file = await callOutside(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const onwards = file.status >= 300 && file.status < 400 ? file.headers.get("location") : null;
    if (onwards === null) return read(file);
    await file.body?.cancel();
    url = new URL(onwards, url).href;
  }
  return { kind: "gone", reason: "mediaElsewhere" };
}

function isAt(url: string, { hosts, asked }: Source): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(asked).origin || (protocol === "https:" && hosts.test(hostname));
}

async function read(file: Response): Promise<Fetched> {
  if (GONE.includes(file.status)) return { kind: "gone", reason: "mediaGone" };
  if (!file.ok) throw new Error(`Media could not be fetched: ${file.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return { kind: "gone", reason: "fileSize" };
    chunks.push(chunk);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}
