import { z } from "zod";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const KEY = "calls_asked";
const kept = z.record(z.string(), z.coerce.date()).catch({});

/** Up to when each vendor's calls on record have been asked for. */
export async function askedUpTo(ctx: Context, { vendor }: { vendor: string }): Promise<Date | null> {
  const row = await ctx.db.setting.findUnique({ where: { key: KEY } });
  return kept.parse(row?.value ?? {})[vendor] ?? null;
}

export async function keepAsked(ctx: Context, { vendor, to }: { vendor: string; to: Date }): Promise<void> {
  mustBeSystem(ctx, "ask_for_calls");
  const part = JSON.stringify({ [vendor]: to.toISOString() });
  await ctx.db.$executeRaw`
    INSERT INTO setting (key, value) VALUES (${KEY}, ${part}::jsonb)
    ON CONFLICT (key) DO UPDATE SET value = setting.value || excluded.value`;
}
