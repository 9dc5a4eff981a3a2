import { DomainError } from "@/server/domain/errors";
import { isLoopback } from "@/server/network";
import { literalOf, mayCall } from "@/server/outbound";

const LOCAL = /^(.+\.)?localhost$/i;

/**
 * An address that we would call. Where its name leads is looked at once more at every call; here what can be said before is said:
 * INVALID `webhookUrl`, `webhookHttps`, `webhookPrivate`. Without TLS only this machine itself is called, and only where it is listed.
 */
export function checkAddress(text: string, networks: readonly string[]): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw new DomainError("INVALID", "webhookUrl");
  const literal = LOCAL.test(url.hostname) ? "127.0.0.1" : literalOf(url.hostname);
  if (literal && !mayCall(literal, networks)) throw new DomainError("INVALID", "webhookPrivate");
  if (url.protocol !== "https:" && !(literal && isLoopback(literal))) throw new DomainError("INVALID", "webhookHttps");
  return url.href;
}
