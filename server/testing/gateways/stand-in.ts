import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The query as it came, for bytes that are no UTF-8. */
  search: string;
  headers: IncomingHttpHeaders;
  body: string;
};
export type Said = { status: number; body: unknown; headers?: Record<string, string> };

/** What a stand-in does with a message that it was sent: takes it, refuses in a published way, breaks off, or never answers. */
export type Behaviour = { does: "accept" } | ({ does: "answer" } & Said) | { does: "break" } | { does: "silence" };

/**
 * A vendor's server on this machine. `answer` checks what is asked as strictly as the vendor's description does, and gives
 * either an answer of its own or a message that is in order, with the answer to one that is taken.
 */
export async function startStandIn<T>(answer: (asked: Asked) => Said | { message: T; taken: Said }) {
  const taken: T[] = [];
  const refused: Said[] = [];
  const waiters: (() => void)[] = [];
  const state: { behaviour: (message: T) => Behaviour | Promise<Behaviour> } = {
    behaviour: () => ({ does: "accept" }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://stand-in");
    const given = answer({
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      search: url.search,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    const say = ({ status, body, headers }: Said) =>
      response
        .writeHead(status, { "content-type": typeof body === "string" ? "text/plain" : "application/json", ...headers })
        .end(typeof body === "string" ? body : JSON.stringify(body));
    if (!("message" in given)) {
      refused.push(given);
      return void say(given);
    }
    taken.push(given.message);
    for (const wake of waiters.splice(0)) wake();
    const behaviour = await state.behaviour(given.message);
    if (behaviour.does === "accept") say(given.taken);
    if (behaviour.does === "answer") say(behaviour);
    if (behaviour.does === "break") response.destroy();
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
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

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
