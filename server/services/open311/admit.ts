import { DomainError } from "@/server/domain/errors";
import { MINUTE_MS } from "@/server/domain/time";
import { countRefused } from "../connections/refused";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";
import { hashKey } from "./keys";

/** Who calls at our Open311 door: the holder of a key, or anybody. */
export type Caller = { key: { id: number; channel: "him" | "crm" } | null };
export type Knocking = { apiKey: string | null; address: string; jurisdictionId: string | null };

/** A system that follows a thousand requests asks often; somebody who reads along does not. */
const LIMITS = { key: { limit: 1200, seconds: 600 }, address: { limit: 300, seconds: 600 } } as const;
const USED_EVERY_MS = 10 * MINUTE_MS;

/**
 * Throws NOT_FOUND `open311Off` and `jurisdictionUnknown`, FORBIDDEN `keyWrong` for a key that is none of ours or was revoked, and
 * TOO_MANY with the seconds to wait. Whoever tries wrong keys uses up the turns of the address they come from.
 */
export async function admit(ctx: Context, { apiKey, address, jurisdictionId }: Knocking): Promise<Caller> {
  if (!ctx.municipality.open311.enabled) throw new DomainError("NOT_FOUND", "open311Off");
  needJurisdiction(ctx, jurisdictionId);
  const key = apiKey ? await keyOf(ctx, apiKey) : null;
  await take(ctx, key ? "key" : "address", key ? String(key.id) : address);
  if (apiKey && !key) {
    await countRefused(ctx, { vendor: "open311" });
    throw new DomainError("FORBIDDEN", "keyWrong");
  }
  return { key };
}

/** Whoever names a jurisdiction means ours. */
export function needJurisdiction({ municipality }: Context, named: string | null): void {
  const ours = municipality.open311.jurisdictionId;
  if (named && ours && named !== ours) throw new DomainError("NOT_FOUND", "jurisdictionUnknown");
}

/** POST needs a key. */
export function needKey({ key }: Caller): NonNullable<Caller["key"]> {
  if (!key) throw new DomainError("FORBIDDEN", "keyMissing");
  return key;
}

async function keyOf({ db, now }: Context, apiKey: string): Promise<Caller["key"]> {
  const found = await db.peerKey.findUnique({ where: { hash: hashKey(apiKey) } });
  if (!found || found.revokedAt) return null;
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > USED_EVERY_MS)
    await db.peerKey.update({ where: { id: found.id }, data: { lastUsedAt: now } });
  return { id: found.id, channel: found.channel === "crm" ? "crm" : "him" };
}

async function take({ db, now }: Context, name: keyof typeof LIMITS, who: string): Promise<void> {
  const { limit, seconds } = LIMITS[name];
  const { allowed, until } = await takeTurn(db, `open311 ${name}:${who}`, limit, seconds, now);
  if (allowed) return;
  const wait = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  throw new DomainError("TOO_MANY", "tooManyCalls", { seconds: wait });
}
