import type { z } from "zod";
import { notFound } from "@/server/domain/errors";
import { readGiven } from "@/server/domain/given";
import { randomCodeBytes } from "@/server/secrets";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";
import { forgetConnections } from "./connections";
import { keepSettings, readSettings } from "./settings";

/** What an administrator typed; a setting that was left empty keeps what it was. */
export type TypedConnection = { vendor: string; enabled: boolean; settings: Record<string, string> };

/** What a vendor's folder tells: how its settings are checked, and which of them we make ourselves. */
type Shape = { schema: z.ZodObject; made: readonly string[] };

const MADE_BYTES = 24;

/**
 * Sets a vendor up, switches it on or off. What is kept is checked by the vendor's own schema, also when it is switched off and
 * something was typed. The audit knows which settings were written, and no value of them.
 */
export async function saveConnection(ctx: Context, input: TypedConnection, { schema, made }: Shape): Promise<void> {
  const { vendor, enabled } = input;
  const typed = Object.fromEntries(Object.entries(input.settings).filter(([, value]) => value.trim() !== ""));
  await changeSetting(ctx, "manage_settings", "save_connection", `connection:${vendor}`, async (tx) => {
    const known = await tx.connection.findUnique({ where: { vendor } });
    const all: Record<string, unknown> = { ...(known ? readSettings(known.settings) : {}), ...typed };
    for (const name of made) all[name] ??= makeWord();
    const settings = enabled || Object.keys(typed).length > 0 ? readGiven(schema, all) : all;
    const kept = { enabled, settings: keepSettings(settings), updatedAt: ctx.now };
    await tx.connection.upsert({ where: { vendor }, create: { vendor, ...kept }, update: kept });
    return { result: undefined, data: { enabled, written: Object.keys(typed) } };
  });
  forgetConnections(ctx.db);
}

/** Makes the secret end of its address anew; what the vendor was given before no longer leads here. */
export async function renewAddress(
  ctx: Context,
  { vendor }: { vendor: string },
  made: readonly string[],
): Promise<void> {
  await changeSetting(ctx, "manage_settings", "renew_address", `connection:${vendor}`, async (tx) => {
    const known = await tx.connection.findUnique({ where: { vendor } });
    if (!known) throw notFound("vendor");
    const words = Object.fromEntries(made.map((name) => [name, makeWord()]));
    const settings = keepSettings({ ...readSettings(known.settings), ...words });
    await tx.connection.update({ where: { vendor }, data: { settings, updatedAt: ctx.now } });
    return { result: undefined, data: {} };
  });
  forgetConnections(ctx.db);
}

const makeWord = (): string => Buffer.from(randomCodeBytes(MADE_BYTES)).toString("base64url");
