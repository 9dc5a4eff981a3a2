import { startOfDay } from "@/server/domain/time";
import type { Env } from "@/server/env";

type Settings = Pick<Env, "SECURITY_CONTACT" | "SECURITY_EXPIRES" | "NEXTAUTH_URL">;

/** The file's text; null without a contact, without an end, or after it. */
export function securityText(
  { SECURITY_CONTACT: contact, SECURITY_EXPIRES: day, NEXTAUTH_URL: site }: Settings,
  now: Date,
): string | null {
  const expires = day && startOfDay(day);
  if (!contact || !expires || expires <= now) return null;
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: tr, en",
    `Canonical: ${new URL("/.well-known/security.txt", site).href}`,
    "",
  ].join("\n");
}
