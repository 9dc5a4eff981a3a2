/** What an API key may be used for at all; the roles of its service account say what of it. */
export const SCOPES = [
  "requests:read",
  "requests:write",
  "requests:act",
  "personal:read",
  "calls:read",
  "reports:read",
  "webhooks:manage",
] as const;
export type Scope = (typeof SCOPES)[number];
