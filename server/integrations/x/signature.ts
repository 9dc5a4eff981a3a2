import { createHmac, timingSafeEqual } from "node:crypto";
import type { Answer } from "../contracts";

/** https://docs.x.com/x-api/webhooks/quickstart: HMAC-SHA-256 by the app's consumer secret, in base64. */
const sign = (over: Uint8Array | string, consumerSecret: string): Buffer =>
  createHmac("sha256", consumerSecret).update(over).digest();

/** The hourly check that we are who we say: the token comes back signed. */
export function answerCrc(query: URLSearchParams, consumerSecret: string): Answer | null {
  const token = query.get("crc_token");
  if (!token) return null;
  const response_token = `sha256=${sign(token, consumerSecret).toString("base64")}`;
  return { body: JSON.stringify({ response_token }), type: "application/json" };
}

/** `x-twitter-webhooks-signature: sha256=<base64>` over the bytes as they came. */
export function isSignedByX(raw: Uint8Array, header: string | null, consumerSecret: string): boolean {
  const [, given] = /^sha256=([A-Za-z0-9+/]{43}=)$/.exec(header ?? "") ?? [];
  return given !== undefined && timingSafeEqual(Buffer.from(given, "base64"), sign(raw, consumerSecret));
}
