import { z } from "zod";
import type { Context } from "../context";
import { slugOf } from "./slug";
import { changeSetting } from "./write";

const id = z.int32().positive().optional();
const name = z.string().trim().min(2, "required").max(80, "tooLong");

export const neighbourhoodSchema = z.object({
  id,
  name,
  aliases: z.array(z.string().trim().min(1)).default([]),
  population: z.number().int("wholeNumber").min(0).nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  active: z.boolean().default(true),
});

export function saveNeighbourhood(
  ctx: Context,
  { id: known, ...given }: z.output<typeof neighbourhoodSchema>,
): Promise<number> {
  return changeSetting(ctx, "manage_settings", "save_neighbourhood", `neighbourhood:${known ?? "new"}`, async (tx) => {
    const row = known
      ? await tx.neighbourhood.update({ where: { id: known }, data: given })
      : await tx.neighbourhood.create({ data: { ...given, slug: slugOf(given.name) } });
    return { result: row.id, data: given };
  });
}

export const institutionSchema = z.object({
  id,
  name,
  phone: z.string().trim().max(30, "tooLong").nullable().default(null),
  active: z.boolean().default(true),
});

export function saveInstitution(
  ctx: Context,
  { id: known, ...given }: z.output<typeof institutionSchema>,
): Promise<number> {
  return changeSetting(ctx, "manage_settings", "save_institution", `institution:${known ?? "new"}`, async (tx) => {
    const row = known
      ? await tx.institution.update({ where: { id: known }, data: given })
      : await tx.institution.create({ data: { ...given, slug: slugOf(given.name) } });
    return { result: row.id, data: given };
  });
}
