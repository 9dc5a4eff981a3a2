import http from "node:http";
import type { Input } from "./inputs";

/** How a call ended: its status (0: without an answer) and how long that took. */
export type Answer = { status: number; ms: number };

const PATIENCE_MS = 60_000;

/** Sends a call as it is written, where no client would. */
export function sender(address: string, atOnce: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const { hostname, port } = new URL(address);
  const once = ({ method, path, headers, body }: Input): Promise<number | "stale"> =>
    new Promise((resolve) => {
      const length = body === null ? {} : { "content-length": Buffer.byteLength(body) };
      const known = Object.entries(headers).filter(([, value]) => value !== "");
      const options = {
        agent,
        hostname,
        port,
        method,
        path,
        headers: { ...Object.fromEntries(known), ...length },
        timeout: PATIENCE_MS,
      };
      const request = http.request(options, (answer) => {
        answer
          .on("end", () => resolve(answer.statusCode ?? 0))
          .on("error", () => resolve(0))
          .resume();
      });
      request
        .on("timeout", () => request.destroy(new Error("timed out")))
        .on("error", (error: Error & { code?: string }) =>
          resolve(request.reusedSocket && error.code === "ECONNRESET" ? "stale" : 0),
        );
      request.end(body ?? undefined);
    });
  /** A connection that was kept open may be closed by the other side at the moment at which it is used again: then once more. */
  const send = async (input: Input): Promise<Answer> => {
    const begun = performance.now();
    const first = await once(input);
    const status = first === "stale" ? await once(input) : first;
    return { status: status === "stale" ? 0 : status, ms: performance.now() - begun };
  };
  return { send, close: () => agent.destroy() };
}
