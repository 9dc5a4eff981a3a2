import { lookup as resolve } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector, fetch, type RequestInit, type Response } from "undici";
import { env } from "./env";
import { perProcess } from "./lazy";
import { isLinkLocal, isPublic, isWithin } from "./network";

/**
 * Whatever we call at an address that somebody typed or sent goes through here: everybody's addresses, and of the house's own only what
 * its IT has listed (OUTBOUND_NETWORKS). What a name leads to is looked at where the connection is made, so nothing can change in between.
 */

/** `code` of the error where an address may not be called. */
export const CLOSED = "EPRIVATE";
const closed = (): Error => Object.assign(new Error("No address that may be called"), { code: CLOSED });

/** `networks`: of the house's own, what may be called. Link-local addresses (a cloud's own metadata) only IT can open. */
export const mayCall = (address: string, networks: readonly string[] = env.OUTBOUND_NETWORKS): boolean =>
  isPublic(address) ||
  (isWithin(address, networks) && (!isLinkLocal(address) || isWithin(address, env.OUTBOUND_NETWORKS)));

/** The address that an URL or a setting names by number; null where it is a name. */
export function literalOf(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, "");
  return /^[\d.]+$/.test(bare) || bare.includes(":") ? bare : null;
}

/** Looks a name up and gives only addresses that we may call: what is asked about is what is connected to. */
export const lookupWithin =
  (may: (address: string, name: string) => boolean): LookupFunction =>
  (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [], 0);
      const open = found.filter(({ address }) => may(address, name));
      const [first] = open;
      if (!first) return done(closed(), [], 0);
      if (options.all) done(null, open);
      else done(null, first.address, first.family);
    });

/** Names that led into the house when they were last looked up. */
const houseNames = perProcess("outbound-house-names", () => new Set<string>());

function mayCallNamed(address: string, name: string): boolean {
  if (isPublic(address)) houseNames.delete(name);
  else houseNames.add(name);
  return mayCall(address);
}

/** Whether the last call of this URL went to an address of the house: what answered there is shown to nobody in its own words. */
export function isHouse(url: string): boolean {
  const { hostname } = new URL(url);
  const literal = literalOf(hostname);
  return literal ? !isPublic(literal) : houseNames.has(hostname);
}

const agent = perProcess("outbound-agent", () => {
  const connect = buildConnector({ lookup: lookupWithin(mayCallNamed) });
  return new Agent({
    connect: (to, done) => {
      const literal = literalOf(to.hostname);
      if (literal && !mayCall(literal)) done(closed(), null);
      else connect(to, done);
    },
  });
});

/** `fetch` for addresses outside. A redirect is an error or handed back, never followed unseen. */
export const callOutside = (url: string, init: RequestInit & { redirect: "error" | "manual" }): Promise<Response> =>
  fetch(url, { ...init, dispatcher: agent });

/** The address to connect to for a host that is called without HTTP; rejects where there is none that may be called. */
export function addressOutside(host: string): Promise<string> {
  const literal = literalOf(host);
  if (literal) return mayCall(literal) ? Promise.resolve(literal) : Promise.reject(closed());
  return new Promise((found, failed) =>
    lookupWithin(mayCallNamed)(host, {}, (error, address) =>
      error ? failed(error) : found(typeof address === "string" ? address : (address[0]?.address ?? host)),
    ),
  );
}

/** Whether an error of one of these says that the address may not be called. */
export const isClosed = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : null].some(
    (one) => one instanceof Error && "code" in one && one.code === CLOSED,
  );
