import { z } from "zod";
import type { Fetched } from "../contracts";
import type { WhatsappSettings } from "./settings";

const TIMEOUT_MS = 60_000;
/** More than any file that is kept; a larger one is not read to its end. */
const MOST_BYTES = 20 * 1024 * 1024;
/** The token goes to Meta and to nobody else, whatever address an answer names. */
const META_HOSTS = /(^|\.)(facebook\.com|fbsbx\.com|whatsapp\.net)$/;

const placeSchema = z.object({ url: z.url(), file_size: z.coerce.number().nullish() });

/** `GET /{media-id}` gives an address that lives five minutes; the bytes are there. Throws where it may work later. */
export async function fetchMedia(settings: WhatsappSettings, id: string): Promise<Fetched> {
  const place = await get(settings, `${settings.graphUrl}/${encodeURIComponent(id)}`);
  if (place.status === 400 || place.status === 404) return { kind: "gone", reason: "mediaGone" };
  if (!place.ok) throw new Error(`Media could not be asked for: ${place.status}`);
  const { url, file_size } = placeSchema.parse(await place.json());
  if ((file_size ?? 0) > MOST_BYTES) return { kind: "gone", reason: "fileSize" };
  if (!isMeta(settings, url)) throw new Error("Media lie at an address that is not Meta's");
  const file = await get(settings, url);
  if (!file.ok) throw new Error(`Media could not be fetched: ${file.status}`);
  return read(file);
}

const get = ({ token }: WhatsappSettings, url: string): Promise<Response> =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(TIMEOUT_MS) });

function isMeta({ graphUrl }: WhatsappSettings, url: string): boolean {
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(graphUrl).origin || (protocol === "https:" && META_HOSTS.test(hostname));
}

async function read(file: Response): Promise<Fetched> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return { kind: "gone", reason: "fileSize" };
    chunks.push(chunk);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}
