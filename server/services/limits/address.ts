/**
 * Where a call comes from. The last entry of X-Forwarded-For is the one that our own proxy has written; whatever stands before it is
 * the caller's claim. Without a proxy our server writes one only where the caller sent none, so the whole header is a claim: the
 * product must be reached through a proxy that adds to it (README).
 */
export const addressOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
