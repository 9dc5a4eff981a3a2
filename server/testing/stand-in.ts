import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a stand-in does with a message it has taken: answers as its vendor does, otherwise, breaks off, or never answers. */
export type Behaviour =
  | { does: "accept" }
  | { does: "answer"; status: number; body: unknown; headers?: Record<string, string> }
  | { does: "break" }
  | { does: "silence" };

/** A call as it came. `path` begins with a slash and bears what follows the question mark. */
export type Call = { method: string; path: string; header: IncomingMessage["headers"]; body: string; url: string };

/** What is said to a call: an answer, bytes, or that it is a message that was taken. */
export type Reply<T> =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | { bytes: Uint8Array }
  | { takes: T; answers: (count: number) => { status: number; body: unknown } };

/** A vendor's API on this machine: `judge` is as strict as the vendor, and what it takes is kept. */
export async function startStandIn<T>(judge: (call: Call) => Reply<T>) {
  const taken: T[] = [];
  const waiters: (() => void)[] = [];
  const state: { behaviour: Behaviour } = { behaviour: { does: "accept" } };
  const server = createServer((request, response) => {
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "/";
      const reply = judge({
        method: request.method ?? "GET",
        path,
        header: request.headers,
        body: Buffer.concat(chunks).toString(),
        url: `${url}${path}`,
      });
      if ("bytes" in reply) return void response.writeHead(200).end(reply.bytes);
      if ("status" in reply) return void say(reply.status, reply.body, reply.headers);
      taken.push(reply.takes);
      for (const wake of waiters.splice(0)) wake();
      const { behaviour } = state;
      if (behaviour.does === "break") response.destroy();
      if (behaviour.does === "answer") say(behaviour.status, behaviour.body, behaviour.headers);
      if (behaviour.does !== "accept") return;
      const { status, body } = reply.answers(taken.length);
      say(status, body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    taken,
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour;
    },
    /** Resolves when it has taken this many messages in all. */
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

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An address at which nobody listens. */
export async function closedPort(): Promise<string> {
  const { url, stop } = await startStandIn(() => ({ status: 404, body: null }));
  await stop();
  return url;
}
