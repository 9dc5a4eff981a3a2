import type { z } from "zod";
import type { Context } from "../context";
import type { identitySchema, retentionSchema } from "./municipality";
import { changeSetting } from "./write";

/** What the municipality is called, and where citizens reach it. */
export function saveIdentity(ctx: Context, input: z.output<typeof identitySchema>): Promise<void> {
  return changeSetting(ctx, "manage_settings", "save_identity", "setting:municipality", async (tx) => {
    await tx.setting.upsert({
      where: { key: "municipality" },
      create: { key: "municipality", value: input },
      update: { value: input },
    });
    return { result: undefined, data: input };
  });
}

/** How long personal data in its raw form is kept. */
export function saveRetention(ctx: Context, input: z.output<typeof retentionSchema>): Promise<void> {
  return changeSetting(ctx, "manage_settings", "save_retention", "setting:retention", async (tx) => {
    await tx.setting.upsert({
      where: { key: "retention" },
      create: { key: "retention", value: input },
      update: { value: input },
    });
    return { result: undefined, data: input };
  });
}
