import { type LookupAddress, lookup } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { Fetched } from "../contracts";

/**
 * Fetches a file by a link that somebody outside gave us. Only over https, and only from an address of the public internet: each
 * address that a name stands for is looked at where the connection is made, so that a name cannot change its mind in between.
 */
const MOST_BYTES = 15 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const MOST_TURNS = 3;

/** Whether an address is on the public internet: not this machine, not our network, not a cloud's own. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";

const guarded: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error) done(error, "", 0);
    else if (!first || !found.every(({ address }) => isPublicAddress(address))) done(new Forbidden(), "", 0);
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });

/** What certainly will not work later either. */
class Forbidden extends Error {}

type Ask = (url: URL) => Promise<IncomingMessage>;

/** Throws where it may work later. `ask`: how a connection is made; only a test makes it otherwise. */
export async function fetchLink(link: string, ask: Ask = askGuarded): Promise<Fetched> {
  try {
    return await follow(new URL(link), MOST_TURNS, ask);
  } catch (error) {
    if (error instanceof Forbidden || (error instanceof Error && error.cause instanceof Forbidden))
      return { kind: "gone", reason: "linkForbidden" };
    throw error;
  }
}

async function follow(url: URL, turns: number, ask: Ask): Promise<Fetched> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:" || (ipaddr.isValid(host) && !isPublicAddress(host))) throw new Forbidden();
  const answer = await ask(url);
  const { statusCode: status = 0, headers } = answer;
  if (status >= 300 && status < 400 && headers.location) {
    answer.destroy();
    return turns > 0
      ? follow(new URL(headers.location, url), turns - 1, ask)
      : { kind: "gone", reason: "linkForbidden" };
  }
  if (status === 200) return bytesOf(answer);
  answer.destroy();
  if (status === 429 || status >= 500) throw new Error(`The link answers ${status}`);
  return { kind: "gone", reason: "mediaGone" };
}

const askGuarded: Ask = (url) =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    request(url, { lookup: guarded, signal, headers: { accept: "image/*, application/pdf" } }, resolve)
      .on("error", reject)
      .end();
  });

async function bytesOf(answer: IncomingMessage): Promise<Fetched> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      answer.destroy();
      return { kind: "gone", reason: "fileSize" };
    }
    chunks.push(chunk);
  }
  return { kind: "bytes", bytes: new Uint8Array(Buffer.concat(chunks)) };
}
