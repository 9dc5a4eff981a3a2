import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { MINUTE_MS } from "@/server/domain/time";
import { decrypt, encrypt } from "@/server/secrets";
import type { Context } from "../context";

/** A call by its key: which system, which Idempotency-Key, and the digest of what it asks. */
export type CallKey = { apiKeyId: number; key: string; hash: Uint8Array<ArrayBuffer> };
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string };

/** `new`: do it. `kept`: it was answered so. `done`: it was done to this request, and the answer was lost. */
export type Claimed = { kind: "new" } | { kind: "kept"; answer: KeptAnswer } | { kind: "done"; requestId: number };

/** A process that has not answered for so long is dead. */
const DEAD_AFTER_MS = MINUTE_MS;

const rowSchema = z.object({
  hash: z.instanceof(Uint8Array),
  createdAt: z.date(),
  requestId: z.number().nullable(),
  status: z.number().nullable(),
  headers: z.record(z.string(), z.string()).nullable(),
  body: z.instanceof(Uint8Array).nullable(),
});

/**
 * Takes the key for this call, once however many come at the same time. Throws INVALID `idempotencyKeyReused` where it was used
 * for something else, CONFLICT `idempotencyInProgress` while the first is at work.
 */
export async function claimCall({ db, now }: Context, { apiKeyId, key, hash }: CallKey): Promise<Claimed> {
  const { count } = await db.idempotentCall.createMany({
    data: [{ apiKeyId, key, hash, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 1) return { kind: "new" };
  const found = await db.idempotentCall.findUnique({ where: { apiKeyId_key: { apiKeyId, key } } });
  // It was given back in between: whoever asks again may have it.
  if (!found) throw new DomainError("CONFLICT", "idempotencyInProgress");
  const row = rowSchema.parse(found);
  if (Buffer.compare(row.hash, hash) !== 0) throw new DomainError("INVALID", "idempotencyKeyReused");
  if (row.status !== null)
    return {
      kind: "kept",
      answer: {
        status: row.status,
        headers: row.headers ?? {},
        body: row.body ? decrypt("kept answer", row.body) : "",
      },
    };
  const abandoned = await db.idempotentCall.updateMany({
    where: { apiKeyId, key, status: null, createdAt: { lt: new Date(now.getTime() - DEAD_AFTER_MS) } },
    data: { createdAt: now },
  });
  if (abandoned.count === 0) throw new DomainError("CONFLICT", "idempotencyInProgress");
  return row.requestId === null ? { kind: "new" } : { kind: "done", requestId: row.requestId };
}

/** Keeps what was answered, for whoever asks again within a day. An answer may hold a secret that is shown once. */
export async function keepAnswer(
  { db }: Context,
  { apiKeyId, key }: CallKey,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await db.idempotentCall.updateMany({
    where: { apiKeyId, key },
    data: { status, headers, body: encrypt("kept answer", body) },
  });
}

/** Nothing was done: the same key may be used once more. What it did write stays known. */
export async function releaseCall({ db }: Context, { apiKeyId, key }: CallKey): Promise<void> {
  await db.idempotentCall.deleteMany({ where: { apiKeyId, key, status: null, eventId: null } });
}
