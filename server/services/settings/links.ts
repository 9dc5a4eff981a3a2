import { env } from "@/server/env";

/** The address a citizen is sent: short, and nobody can guess it. */
export const publicLink = (trackingCode: string): string =>
  `${env.NEXTAUTH_URL.replace(/^https?:\/\//, "").replace(/\/$/, "")}/t/${trackingCode}`;
