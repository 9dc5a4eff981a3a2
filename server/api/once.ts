import { DomainError } from "@/server/domain/errors";
import { type CallKey, claimCall, keepAnswer, releaseCall } from "@/server/services/api/idempotency";
import { digestOf } from "@/server/services/api/made-key";
import { storeReused } from "@/server/services/incoming/store-reused";
import type { Answered, Call, Operation } from "./operation";

export type Doing = {
  request: Request;
  operation: Operation;
  call: Call;
  bytes: Uint8Array;
  headers: Headers;
  shape: (answered: Answered) => Response;
};

/** Headers that are the answer's own, and come again with it. */
const KEPT = ["content-type", "etag", "location"];

/** Does it, and with an `Idempotency-Key` once: a repeat within a day gets the first answer again and changes nothing. */
export async function once({ request, operation, call, bytes, headers, shape }: Doing): Promise<Response> {
  const key = operation.method === "POST" ? readKey(request.headers.get("idempotency-key")) : null;
  if (key === null) return shape(await operation.run(call));
  const { ctx } = call;
  const callKey: CallKey = { apiKeyId: ctx.actor.key.id, key, hash: hashOf(request, bytes) };
  const claimed = await claimCall(ctx, callKey).catch(async (error: unknown) => {
    if (isReused(error) && operation.body !== null && operation.body !== "file")
      await storeReused(ctx, { door: "api", id: key, content: { path: operation.path, body: call.body }, first: null });
    throw error;
  });
  if (claimed.kind === "kept") {
    const { answer } = claimed;
    for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
    headers.set("Idempotency-Replayed", "true");
    return new Response(answer.body === "" ? null : answer.body, { status: answer.status, headers });
  }
  try {
    const marked: Call = { ...call, ctx: { ...ctx, actor: { ...ctx.actor, key: { ...ctx.actor.key, call: key } } } };
    if (claimed.kind === "done") headers.set("Idempotency-Replayed", "true");
    const answered =
      claimed.kind === "done" && operation.again
        ? await operation.again(call, claimed.requestId)
        : await operation.run(marked);
    const response = shape(answered);
    const body = await response.clone().text();
    const kept = KEPT.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? ""]] : []));
    await keepAnswer(ctx, callKey, { status: response.status, headers: Object.fromEntries(kept), body });
    return response;
  } catch (error) {
    await releaseCall(ctx, callKey);
    throw error;
  }
}

const isReused = (error: unknown): boolean => error instanceof DomainError && error.key === "idempotencyKeyReused";

function readKey(header: string | null): string | null {
  if (header === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) throw new DomainError("INVALID", "idempotencyKeyUnreadable");
  return header;
}

function hashOf(request: Request, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { pathname, search } = new URL(request.url);
  const asked = `${request.method} ${pathname}${search} ${request.headers.get("if-match") ?? ""}\n`;
  return digestOf(Buffer.concat([Buffer.from(asked), bytes]));
}
