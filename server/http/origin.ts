import { env } from "../env";

/**
 * Whether a post came from a page of ours. Old browsers name no origin; a proxy may have written another host than the one that was
 * asked for.
 */
export function isOfOwnPage({ headers }: { headers: Headers }): boolean {
  const origin = headers.get("origin");
  if (origin === null) return headers.get("sec-fetch-site") !== "cross-site";
  if (!URL.canParse(origin)) return false;
  const hosts = [headers.get("x-forwarded-host"), headers.get("host"), new URL(env.NEXTAUTH_URL).host];
  return hosts.includes(new URL(origin).host);
}
