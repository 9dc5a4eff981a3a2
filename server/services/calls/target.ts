import { z } from "zod";
import type { Db } from "@/server/db";
import { WITHIN, type Within } from "@/server/domain/call-sums";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";

const KEY = "call_target";
const USUAL: Within = 20;

export const callTargetSchema = z.object({ within: z.literal(WITHIN) });
const kept = callTargetSchema.catch({ within: USUAL });

/** Within how many seconds a call is to be answered. */
export async function serviceTarget(db: Db): Promise<Within> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return kept.parse(row?.value).within;
}

/** The sums are kept for each of the choices, so that nothing is counted anew. */
export function setServiceTarget(ctx: Context, value: z.output<typeof callTargetSchema>): Promise<void> {
  return changeSetting(ctx, "see_agent_figures", "save_call_target", `setting:${KEY}`, async (tx) => {
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
    return { result: undefined, data: value };
  });
}
