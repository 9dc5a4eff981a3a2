import type { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { open311Schema } from "../settings/municipality";
import { changeSetting } from "../settings/write";

export const open311Input = open311Schema.omit({ changedAt: true });
type Typed = z.output<typeof open311Input>;

/** Our door for others as it stands; for who may change it. */
export function readOpen311({ actor, municipality }: Context): Typed {
  if (!may(actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "open311" });
  const { changedAt: _, ...typed } = municipality.open311;
  return typed;
}

/** Opens or shuts the door, and says what the public may read through it. */
export function saveOpen311(ctx: Context, typed: Typed): Promise<void> {
  const known = ctx.municipality.categories.map(({ id }) => id);
  const value = { ...typed, changedAt: ctx.now.toISOString() };
  return changeSetting(ctx, "manage_settings", "save_open311", "setting:open311", async (tx) => {
    if (typed.publicSubjects.some((id) => !known.includes(id))) throw notFound("category");
    await tx.setting.upsert({ where: { key: "open311" }, create: { key: "open311", value }, update: { value } });
    return { result: undefined, data: value };
  });
}
