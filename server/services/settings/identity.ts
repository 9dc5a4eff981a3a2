import type { z } from "zod";
import type { Prisma } from "@/server/db";
import type { AccessSettings } from "@/server/domain/access";
import type { Context } from "../context";
import type { identitySchema, placesSchema, retentionSchema } from "./municipality";
import { changeSetting } from "./write";

/** What the municipality is called, and where citizens reach it. */
export const saveIdentity = (ctx: Context, value: z.output<typeof identitySchema>): Promise<void> =>
  saveValue(ctx, { key: "municipality", act: "save_identity", value });

type Retention = z.output<typeof retentionSchema>;

/** How long personal data is kept: in its raw form, and by kind once it is understood. Years that are left out stay. */
export const saveRetention = (
  ctx: Context,
  { incomingDays, years = ctx.municipality.retention.years }: Pick<Retention, "incomingDays"> & Partial<Retention>,
): Promise<void> => saveValue(ctx, { key: "retention", act: "save_retention", value: { incomingDays, years } });

/** Which places are asked about because they lie too far outside. */
export const savePlaces = (ctx: Context, value: z.output<typeof placesSchema>): Promise<void> =>
  saveValue(ctx, { key: "places", act: "save_places", value });

/** How much personal data one person may read, and for how long it stays known who read what. */
export const saveAccess = (ctx: Context, value: AccessSettings): Promise<void> =>
  saveValue(ctx, { key: "access", act: "save_access", value });

type Saved = { key: string; act: string; value: Prisma.InputJsonObject };

const saveValue = (ctx: Context, { key, act, value }: Saved): Promise<void> =>
  changeSetting(ctx, "manage_settings", act, `setting:${key}`, async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    return { result: undefined, data: value };
  });
