import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/server/db";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { storeIncoming } from "./store";

const KEY = "sms_fetched";
const span = z.object({ from: z.coerce.date(), to: z.coerce.date(), cursor: z.string().nullable() });
const progressSchema = z.object({
  /** Up to when everything has been fetched. */
  upTo: z.coerce.date().nullable(),
  /** Where a fetch goes on that was cut short. */
  rest: span.nullable(),
  /** Digests of what the last fetch brought: with its overlap the next one brings them again. */
  seen: z.array(z.string()),
});
export type FetchProgress = z.infer<typeof progressSchema>;

const NOTHING: FetchProgress = { upTo: null, rest: null, seen: [] };
const kept = z.record(z.string(), progressSchema.catch(NOTHING)).catch({});

export async function fetchProgressOf(db: Tx, vendor: string): Promise<FetchProgress> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return kept.parse(row?.value ?? {})[vendor] ?? NOTHING;
}

export const digestOf = (item: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(item) ?? "")
    .digest("base64url")
    .slice(0, 22);

/**
 * Stores items of a gateway's inbox as pushes are stored, each by itself and before it is understood, together with how far the fetch
 * has come: a process that dies between two pages loses nothing.
 */
export async function storeFetched(
  ctx: Context,
  { vendor, items, progress }: { vendor: string; items: readonly unknown[]; progress: FetchProgress },
): Promise<void> {
  mustBeSystem(ctx, "fetch_inbox");
  const part = JSON.stringify({ [vendor]: progress });
  await ctx.db.$transaction(async (tx) => {
    for (const item of items)
      await storeIncoming({ now: ctx.now, db: tx }, { vendor, body: new TextEncoder().encode(JSON.stringify([item])) });
    await tx.$executeRaw`
      INSERT INTO setting (key, value) VALUES (${KEY}, ${part}::jsonb)
      ON CONFLICT (key) DO UPDATE SET value = setting.value || excluded.value`;
  });
}
