import { env } from "@/server/env";

const base = (): string => env.NEXTAUTH_URL.replace(/\/$/, "");

/** Where a vendor calls us. `key`: the secret end of it, for a vendor who signs nothing. */
export const webhookAddress = (vendor: string, key?: string): string =>
  `${base()}/api/webhooks/${vendor}${key ? `/${key}` : ""}`;

/** The address a citizen is sent: short, and nobody can guess it. */
export const publicLink = (trackingCode: string): string => `${base().replace(/^https?:\/\//, "")}/t/${trackingCode}`;
