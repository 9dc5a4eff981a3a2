import { createHmac } from "node:crypto";

/** One of the Standard Webhooks specification's symmetric secrets, "whsec_" and base64, as the bytes that sign. */
const bytesOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ""), "base64");

/** `webhook-signature`: HMAC-SHA-256 of id, seconds and body, one signature a secret. */
export const signatureOf = (secrets: readonly string[], id: string, seconds: number, body: string): string =>
  secrets
    .map((secret) => `v1,${createHmac("sha256", bytesOf(secret)).update(`${id}.${seconds}.${body}`).digest("base64")}`)
    .join(" ");
