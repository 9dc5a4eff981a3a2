import type { z } from "zod";
import type { Prisma } from "@/server/db";
import type { Context } from "../context";
import type { identitySchema, placesSchema, retentionSchema } from "./municipality";
import { changeSetting } from "./write";

/** What the municipality is called, and where citizens reach it. */
export const saveIdentity = (ctx: Context, value: z.output<typeof identitySchema>): Promise<void> =>
  saveValue(ctx, { key: "municipality", act: "save_identity", value });

/** How long personal data in its raw form is kept. */
export const saveRetention = (ctx: Context, value: z.output<typeof retentionSchema>): Promise<void> =>
  saveValue(ctx, { key: "retention", act: "save_retention", value });

/** Which places are asked about because they lie too far outside. */
export const savePlaces = (ctx: Context, value: z.output<typeof placesSchema>): Promise<void> =>
  saveValue(ctx, { key: "places", act: "save_places", value });

type Saved = { key: string; act: string; value: Prisma.InputJsonObject };

const saveValue = (ctx: Context, { key, act, value }: Saved): Promise<void> =>
  changeSetting(ctx, "manage_settings", act, `setting:${key}`, async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    return { result: undefined, data: value };
  });
