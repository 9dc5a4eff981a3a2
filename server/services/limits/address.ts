/**
 * Where a call comes from, to count by. The last entry of X-Forwarded-For is the one that our own proxy, or without one our own
 * server, has written; whatever stands before it is the caller's claim.
 */
export const addressOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
