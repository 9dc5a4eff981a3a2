import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Answer } from "./contracts";

/** Meta's `X-Hub-Signature-256: sha256=<hex>`: HMAC-SHA-256 of the bytes as they came, by the app's secret. */
export function isHubSigned(raw: Uint8Array, header: string | null, appSecret: string): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(header ?? "") ?? [];
  return given !== undefined && timingSafeEqual(Buffer.from(given, "hex"), hmac(raw, appSecret));
}

/** Meta's first visit: `hub.challenge` is repeated to whoever knows the agreed word. */
export function repeatsChallenge(query: URLSearchParams, verifyToken: string): Answer | null {
  const agreed = query.get("hub.mode") === "subscribe" && isSame(query.get("hub.verify_token") ?? "", verifyToken);
  const challenge = query.get("hub.challenge");
  return agreed && challenge !== null ? { body: challenge, type: "text/plain" } : null;
}

/** HMAC-SHA-256. */
const hmac = (raw: Uint8Array | string, secret: string): Buffer => createHmac("sha256", secret).update(raw).digest();

/** Compares secrets of any length in a time that tells nothing. */
export const isSame = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
