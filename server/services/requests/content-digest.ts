import { createHash } from "node:crypto";

/**
 * A digest of what a sender sent, stored beside the sender's own id of it: the same id with another digest is not a repeat.
 * The order of fields and fields without a value make no difference, so that a field that is added later changes no digest.
 * Gives the first 132 bits of SHA-256 as base64url, 22 characters.
 */
export const contentDigest = (content: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(content)) ?? "")
    .digest("base64url")
    .slice(0, 22);

function canonical(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => canonical(one) ?? null);
  if (typeof value !== "object" || value === null) return isEmpty(value) ? undefined : value;
  const fields = Object.entries(value)
    .map(([name, one]) => [name, canonical(one)] as const)
    .filter(([, one]) => !isEmpty(one))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** A field left blank and a box left unticked say what a field that is not there says. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** Whether what arrives is what arrived first. Nothing can be said of what is older than the digest: that is a repeat. */
export const isSameContent = (stored: string | null, arriving: string): boolean =>
  stored === null || stored === arriving;
