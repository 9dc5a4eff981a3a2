import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { healthOf, type SenderHealth } from "../messages/health";
import { smsSchema } from "./municipality";
import { changeSetting } from "./write";

/** What the page of the gateways sets: who carries an SMS, the preferred one first, when none goes, and what a part costs. */
export const smsSettingsSchema = smsSchema.extend({
  gateways: z
    .array(z.string().max(30))
    .max(20)
    .refine((names) => new Set(names).size === names.length, "alreadyThere"),
});
export type SmsSettings = z.output<typeof smsSettingsSchema>;

export type ReadSms = SmsSettings & { connected: string[]; health: Map<string, SenderHealth> };

/** As it stands, and how each gateway answers. */
export async function readSms(ctx: Context, gateways: readonly string[]): Promise<ReadSms> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "sms" });
  const { smsGateways, sms, connected } = ctx.municipality;
  return { ...sms, gateways: smsGateways, connected, health: await healthOf(ctx.db, gateways) };
}

/** Who carries an SMS now and what a part costs there, for whoever writes the texts. */
export function smsCosts({ actor, municipality }: Context): { name: string; price: number | null }[] {
  if (!may(actor, "manage_templates")) throw new DomainError("FORBIDDEN", "forbidden", { act: "sms" });
  const { smsGateways, sms } = municipality;
  return smsGateways.map((name) => ({ name, price: sms.prices[name] ?? null }));
}

/** `known`: the gateways there are. */
export function saveSms(ctx: Context, input: SmsSettings, known: readonly string[]): Promise<void> {
  const { gateways, ...sms } = input;
  return changeSetting(ctx, "manage_settings", "save_sms", "setting:sms", async (tx) => {
    if (!gateways.every((name) => known.includes(name))) throw new DomainError("INVALID", "gatewayUnknown");
    for (const [key, value] of [
      ["sms_gateways", gateways],
      ["sms", sms],
    ] as const)
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    return { result: undefined, data: input };
  });
}

/** Somebody mended it: the next message tries it at once. */
export function tryAgain(ctx: Context, { sender }: { sender: string }): Promise<void> {
  return changeSetting(ctx, "manage_settings", "retry_sender", `sender:${sender}`, async (tx) => {
    await tx.senderHealth.updateMany({ where: { sender }, data: { tryAt: ctx.now } });
    await tx.$executeRaw`
      UPDATE message SET next_at = ${ctx.now} WHERE state = 'queued' AND error = 'sendersRest' AND next_at > ${ctx.now}`;
    return { result: undefined, data: {} };
  });
}
