import { createHash } from "node:crypto";
import { randomCodeBytes } from "@/server/secrets";

const START = "cm_";
const SHAPE = /^cm_[\w-]{43}$/;
const SHOWN = START.length + 6;

/** A key as it is shown once: 256 random bits. Only its digest and its first signs are kept. */
export function makeKey(): { key: string; prefix: string; hash: Uint8Array<ArrayBuffer> } {
  const key = START + Buffer.from(randomCodeBytes(32)).toString("base64url");
  return { key, prefix: key.slice(0, SHOWN), hash: digestOf(key) };
}

/** So many random bits need no salt and no slow hash: they cannot be guessed. */
export const digestOf = (text: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(text).digest());

/** The key of an `Authorization` header; null where there is none of ours. */
export function keyOf(authorization: string | null): string | null {
  const key = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  return key !== undefined && SHAPE.test(key) ? key : null;
}
