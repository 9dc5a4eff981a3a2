import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "../env";
import type { StoredFile } from "../files";
import type { Place } from "./place";

/** A stored file that belongs to no request yet, in the hands of who uploaded it: a text that nobody else can make. */
export type SealedFile = StoredFile & { name: string };

/** How long an upload waits to be tied. */
export const SEALED_MS = 24 * 60 * 60 * 1000;
const SIGNED_CHARS = 43;
/** A store key begins with the hash of what it is the key of. */
const SHA256_CHARS = 64;

const sealed = z.object({
  storeKey: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  until: z.number(),
});

/** Good for a day. Anyone who holds it may tie this file to a request they may write to, and see it. */
export function sealFile({ sha256: _, ...file }: SealedFile, now: Date): string {
  const text = Buffer.from(JSON.stringify({ ...file, until: now.getTime() + SEALED_MS })).toString("base64url");
  return text + sign(text);
}

/** Null where it was not made here, or is older than a day. */
export function unsealFile(token: string, now: Date): SealedFile | null {
  const opened = open(token);
  return opened && opened.until > now ? opened.file : null;
}

/** The name of a file whose token was made here and is older than a day; else null. */
export function expiredName(token: string, now: Date): string | null {
  const opened = open(token);
  return opened && opened.until <= now ? opened.file.name : null;
}

/** What stands for a file where two uploads are compared: the hash of its bytes, also after its day; of what was not made here, the token. */
export const fileDigest = (token: string): string => open(token)?.file.sha256 ?? token;

function open(token: string): { file: SealedFile; until: Date } | null {
  const text = token.slice(0, -SIGNED_CHARS);
  const [given, own] = [Buffer.from(token.slice(-SIGNED_CHARS)), Buffer.from(sign(text))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const { until, ...file } = sealed.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  return { file: { ...file, sha256: file.storeKey.slice(0, SHA256_CHARS) }, until: new Date(until) };
}

/** Where the photograph in these hands was taken; null where it does not say. */
export function placeIn(token: string, now: Date): Place | null {
  const file = unsealFile(token, now);
  return file?.latitude != null && file.longitude != null
    ? { latitude: file.latitude, longitude: file.longitude }
    : null;
}

/** The same file in the same hands, no longer saying where it was taken. What is no longer good stays as it is. */
export function withoutPlace(token: string, now: Date): string {
  const file = unsealFile(token, now);
  return file ? sealFile({ ...file, latitude: null, longitude: null }, now) : token;
}

const sign = (text: string): string => createHmac("sha256", key()).update(text).digest("base64url");

const key = (): Buffer => Buffer.from(hkdfSync("sha256", Buffer.from(env.DATA_KEY, "base64"), "", "uploaded file", 32));
