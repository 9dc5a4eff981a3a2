import type { z } from "zod";
import { decrypt, encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";
import { forgetConnections } from "./connections";

/** What an administrator typed; a setting that was left empty keeps what it was. */
export type TypedConnection = { vendor: string; enabled: boolean; settings: Record<string, string> };

/**
 * Sets a vendor up, switches it on or off. What is kept is checked by the vendor's own schema, also when it is switched off and
 * something was typed. The audit knows which settings were written, and no value of them. Throws ZodError with the fields to mend.
 */
export async function saveConnection(ctx: Context, input: TypedConnection, schema: z.ZodObject): Promise<void> {
  const { vendor, enabled } = input;
  const typed = Object.fromEntries(Object.entries(input.settings).filter(([, value]) => value.trim() !== ""));
  await changeSetting(ctx, "manage_settings", "save_connection", `connection:${vendor}`, async (tx) => {
    const known = await tx.connection.findUnique({ where: { vendor } });
    const before: unknown = known ? JSON.parse(decrypt("connection settings", known.settings)) : {};
    const all = { ...(before as Record<string, unknown>), ...typed };
    const settings = enabled || Object.keys(typed).length > 0 ? schema.parse(all) : all;
    const kept = {
      enabled,
      settings: encrypt("connection settings", JSON.stringify(settings)),
      updatedAt: ctx.now,
    };
    await tx.connection.upsert({ where: { vendor }, create: { vendor, ...kept }, update: kept });
    return { result: undefined, data: { enabled, written: Object.keys(typed) } };
  });
  forgetConnections(ctx.db);
}
