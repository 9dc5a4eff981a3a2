import { type ClientRequest, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Told } from "@/server/domain/webhooks";
import { CLOSED, literalOf, lookupWithin, mayCall } from "@/server/outbound";
import { signatureOf } from "./sign";

export type Posted = { messageId: string; url: string; secrets: readonly string[]; body: string };

const TIMEOUT_MS = 10_000;

/**
 * Posts one delivery, signed. Never throws: what went wrong is a key of messages `api.webhookErrors`. Redirects are not followed,
 * the answer's body is not read, nothing of the house is called that is not in `networks`.
 */
export async function post(
  { messageId, url, secrets, body }: Posted,
  networks: readonly string[],
  now: Date,
): Promise<Told> {
  const started = performance.now();
  const seconds = Math.floor(now.getTime() / 1000);
  const told = (part: Omit<Told, "ms">): Told => ({ ...part, ms: Math.round(performance.now() - started) });
  const target = new URL(url);
  const literal = literalOf(target.hostname);
  const may = (address: string) => mayCall(address, networks);
  if (literal && !may(literal)) return told({ status: null, error: "private", retryAfter: null });
  const options: RequestOptions = {
    method: "POST",
    timeout: TIMEOUT_MS,
    agent: false,
    lookup: lookupWithin(may),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "user-agent": "CozumMasasi-Webhooks/1",
      "webhook-id": messageId,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signatureOf(secrets, messageId, seconds, body),
    },
  };
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((answered) => {
    const call: ClientRequest = send(target, options, (response) => {
      const status = response.statusCode ?? 0;
      const wait = Number(response.headers["retry-after"]);
      const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
      answered(told({ status, error: status >= 200 && status < 300 ? null : errorOf(status), retryAfter }));
      response.destroy();
    });
    call.on("timeout", () => call.destroy(Object.assign(new Error("No answer in time"), { code: "ETIMEDOUT" })));
    call.on("error", (error) => answered(told({ status: null, error: reasonOf(error), retryAfter: null })));
    call.end(body);
  });
}

const errorOf = (status: number): string =>
  status === 410 ? "gone" : status >= 300 && status < 400 ? "redirect" : "status";

function reasonOf(error: Error & { code?: unknown }): string {
  const code = String(error.code ?? "");
  if (code === CLOSED) return "private";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name";
  if (code === "ETIMEDOUT" || error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return "certificate";
  return "connection";
}
