import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

/** Identity numbers and credentials at rest: AES-256-GCM; for look-up an HMAC-SHA-256 of its own key. All keys follow from DATA_KEY. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Purpose =
  | "key check"
  | "tckn cipher"
  | "citizen correction"
  | "privacy application"
  | "person file"
  | "connection settings"
  | "peer key"
  | "webhook secret"
  | "kept answer"
  | "cimer file";

const key = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(env.DATA_KEY, "base64"), "", purpose, 32));

/** nonce ‖ tag ‖ ciphertext. What is kept for one purpose cannot be read for another. */
export function encrypt(purpose: Purpose, plain: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(purpose), nonce);
  const text = Buffer.concat([cipher.update(Buffer.from(plain)), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/** Throws where the bytes were changed or another key made them. */
export const decrypt = (purpose: Purpose, bytes: Uint8Array): string =>
  Buffer.from(decryptBytes(purpose, bytes)).toString("utf8");

export function decryptBytes(purpose: Purpose, bytes: Uint8Array): Uint8Array {
  const decipher = createDecipheriv("aes-256-gcm", key(purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Keyed: nobody without DATA_KEY makes the same of the same text. */
export const digestOf = (purpose: "setup code", text: string): Buffer =>
  createHmac("sha256", key(purpose)).update(text).digest();

export const hashTckn = (tckn: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac("sha256", key("tckn hash")).update(tckn).digest());

/** A text that only we can have made, for whoever is to bring it back. */
export const sign = (purpose: "handed photo" | "searched telephone", text: string): string =>
  createHmac("sha256", key(purpose)).update(text).digest("base64url");

export const randomCodeBytes = (count: number): Uint8Array => randomBytes(count);
