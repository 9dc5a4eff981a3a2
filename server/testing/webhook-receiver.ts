import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

export type Taken = { id: string; body: { type: string; timestamp: string; data: Record<string, unknown> } };
export type Behaviour =
  | { does: "take" }
  | { does: "answer"; status: number; headers?: Record<string, string> }
  | { does: "silence" }
  | { does: "break" };

const bodySchema = z.object({
  type: z.string().min(1),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

const TOLERATED_SECONDS = 5 * 60;

/**
 * Somebody else's system, as strict as the Standard Webhooks specification asks: headers, age, signature over the bytes, JSON.
 * What is not so is refused by 400 and counted.
 */
export async function startReceiver(clock: () => Date = () => new Date()) {
  const taken: Taken[] = [];
  const refused: string[] = [];
  const waiters: (() => void)[] = [];
  const state: { behaviour: Behaviour; secrets: string[] } = { behaviour: { does: "take" }, secrets: [] };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;

  function problemOf(request: IncomingMessage, raw: Buffer): string | null {
    const header = (name: string): string => String(request.headers[name] ?? "");
    const [id, seconds, signatures] = [header("webhook-id"), header("webhook-timestamp"), header("webhook-signature")];
    if (request.method !== "POST" || request.url !== "/hook") return "address";
    if (!/^application\/json/.test(header("content-type"))) return "content-type";
    if (!/^[\w.-]+$/.test(id)) return "webhook-id";
    if (!/^\d+$/.test(seconds) || Math.abs(clock().getTime() / 1000 - Number(seconds)) > TOLERATED_SECONDS)
      return "webhook-timestamp";
    const signed = Buffer.concat([Buffer.from(`${id}.${seconds}.`), raw]);
    const right = state.secrets.map((secret) =>
      createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
        .update(signed)
        .digest(),
    );
    const given = signatures.split(" ").map((one) => Buffer.from(/^v1,(.+)$/.exec(one)?.[1] ?? "", "base64"));
    const same = given.some((one) => right.some((other) => one.length === other.length && timingSafeEqual(one, other)));
    return same ? null : "webhook-signature";
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const problem = problemOf(request, raw);
    if (problem) {
      refused.push(problem);
      response.writeHead(400).end();
    } else {
      taken.push({ id: String(request.headers["webhook-id"]), body: bodySchema.parse(JSON.parse(raw.toString())) });
      const { behaviour } = state;
      if (behaviour.does === "take") response.writeHead(204).end();
      if (behaviour.does === "answer") response.writeHead(behaviour.status, behaviour.headers).end("x".repeat(1000));
      if (behaviour.does === "break") response.destroy();
    }
    for (const wake of waiters.splice(0)) wake();
  }

  return {
    url: `http://127.0.0.1:${port}/hook`,
    taken,
    refused,
    knows: (...secrets: string[]) => {
      state.secrets = secrets;
    },
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour;
    },
    /** Resolves when it has been asked this often in all. */
    reached: async (count: number) => {
      while (taken.length + refused.length < count) await new Promise<void>((wake) => waiters.push(wake));
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
