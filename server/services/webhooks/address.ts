import { DomainError } from "@/server/domain/errors";
import { isLoopback, mayReach } from "@/server/network";

const LOCAL = /^(.+\.)?localhost$/i;

/**
 * An address that we would call. Where its name leads is looked at once more at every call; here what can be said before is said:
 * INVALID `webhookUrl`, `webhookHttps`, `webhookPrivate`. Without TLS only this machine itself is called, and only where it is listed.
 */
export function checkAddress(text: string, networks: readonly string[]): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw new DomainError("INVALID", "webhookUrl");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const address = LOCAL.test(host) ? "127.0.0.1" : host;
  const literal = /^[\d.]+$/.test(address) || address.includes(":");
  if (literal && !mayReach(address, networks)) throw new DomainError("INVALID", "webhookPrivate");
  if (url.protocol !== "https:" && !isLoopback(address)) throw new DomainError("INVALID", "webhookHttps");
  return url.href;
}
