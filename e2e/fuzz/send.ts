import http from "node:http";
import type { Input } from "./inputs";

/** How a call ended: its status (0: without an answer) and how long that took. */
export type Answer = { status: number; ms: number };

const PATIENCE_MS = 60_000;

/** Sends a call as it is written, where no client would. */
export function sender(address: string, atOnce: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const { hostname, port } = new URL(address);
  const send = ({ method, path, headers, body }: Input): Promise<Answer> =>
    new Promise((resolve) => {
      const begun = performance.now();
      const end = (status: number) => resolve({ status, ms: performance.now() - begun });
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
          .on("end", () => end(answer.statusCode ?? 0))
          .on("error", () => end(0))
          .resume();
        if (answer.headers["content-type"]?.startsWith("text/event-stream")) answer.destroy();
      });
      request.on("timeout", () => request.destroy(new Error("timed out"))).on("error", () => end(0));
      request.end(body ?? undefined);
    });
  return { send, close: () => agent.destroy() };
}
