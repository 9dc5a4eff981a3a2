import { z } from "zod";
import { callOutside } from "@/server/outbound";
import type { Fetched } from "../contracts";
import { download } from "../download";
import type { WhatsappSettings } from "./settings";

const TIMEOUT_MS = 60_000;
/** More than any file that is kept. */
const MOST_BYTES = 20 * 1024 * 1024;
/** The token goes to Meta and to nobody else, whatever address an answer names. */
const META_HOSTS = /(^|\.)(facebook\.com|fbsbx\.com|whatsapp\.net)$/;

const placeSchema = z.object({ url: z.url(), file_size: z.coerce.number().nullish() });

/** `GET /{media-id}` gives an address that lives five minutes; the bytes are there. Throws where it may work later. */
export async function fetchMedia({ graphUrl, token }: WhatsappSettings, id: string): Promise<Fetched> {
  const headers = { authorization: `Bearer ${token}` };
  const place = await callOutside(`${graphUrl}/${encodeURIComponent(id)}`, {
    headers,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (place.status === 400 || place.status === 404) return { kind: "gone", reason: "mediaGone" };
  if (!place.ok) throw new Error(`Media could not be asked for: ${place.status}`);
  const { url, file_size } = placeSchema.parse(await place.json());
  if ((file_size ?? 0) > MOST_BYTES) return { kind: "gone", reason: "fileSize" };
  return download(url, { hosts: META_HOSTS, asked: graphUrl, headersFor: () => headers });
}
