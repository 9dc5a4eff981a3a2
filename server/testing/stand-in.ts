import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call as it came. */
export type Asked = {
  method: string;
  /** Where the stand-in is reached: "http://127.0.0.1:40123". */
  origin: string;
  path: string;
  query: URLSearchParams;
  /** The query as it came, for bytes that are no UTF-8. */
  search: string;
  headers: IncomingHttpHeaders;
  body: string;
};

/** Text is said as it is, bytes too, all else as JSON. */
export type Said = { status: number; body: unknown; headers?: Record<string, string> };

/** A message that is in order, and the answer to one that is taken; `count`: the how manieth it is. */
export type Taken<T> = { message: T; taken: Said | ((count: number) => Said) };

/** What a stand-in does with a message that it was sent: takes it, refuses in a published way, breaks off, or never answers. */
export type Behaviour = { does: "accept" } | ({ does: "answer" } & Said) | { does: "break" } | { does: "silence" };

/**
 * A vendor's server on this machine. `answer` checks what is asked as strictly as the vendor's description does, and gives
 * either an answer of its own or a message that is in order.
 */
export async function startStandIn<T>(answer: (asked: Asked) => Said | Taken<T>) {
  const taken: T[] = [];
  const refused: Said[] = [];
  const waiters: (() => void)[] = [];
  const state: { behaviour: (message: T) => Behaviour | Promise<Behaviour> } = {
    behaviour: () => ({ does: "accept" }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = answer(await askedIn(request, url));
    if (!("message" in given)) {
      refused.push(given);
      return say(response, given);
    }
    taken.push(given.message);
    for (const wake of waiters.splice(0)) wake();
    const behaviour = await state.behaviour(given.message);
    if (behaviour.does === "accept")
      say(response, typeof given.taken === "function" ? given.taken(taken.length) : given.taken);
    if (behaviour.does === "answer") say(response, behaviour);
    if (behaviour.does === "break") response.destroy();
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    /** Messages that were in order, whatever was then done with them. */
    taken,
    /** Answers to what was not in order, and to questions. */
    refused,
    behave: (behaviour: Behaviour) => {
      state.behaviour = () => behaviour;
    },
    /** As it decides itself, message by message. */
    decide: (behaviour: (message: T) => Promise<Behaviour>) => {
      state.behaviour = behaviour;
    },
    /** Resolves when it has been sent this many messages in all. */
    reached: async (count: number) => {
      while (taken.length < count) await new Promise<void>((wake) => waiters.push(wake));
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function askedIn(request: IncomingMessage, origin: string): Promise<Asked> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? "/", origin);
  return {
    method: request.method ?? "GET",
    origin,
    path: url.pathname,
    query: url.searchParams,
    search: url.search,
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function say(response: ServerResponse, { status, body, headers }: Said): void {
  if (body instanceof Uint8Array) response.writeHead(status, headers).end(body);
  else if (typeof body === "string") response.writeHead(status, { "content-type": "text/plain", ...headers }).end(body);
  else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An address at which nobody listens. */
export async function closedPort(): Promise<string> {
  const { url, stop } = await startStandIn(() => ({ status: 404, body: null }));
  await stop();
  return url;
}
