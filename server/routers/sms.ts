import { z } from "zod";
import { SMS_GATEWAYS, vendorOf } from "../integrations";
import type { SenderHealth } from "../services/messages/health";
import { ledgerOf, ledgerPeriodSchema } from "../services/messages/ledger";
import { readSms, saveSms, smsCosts, smsSettingsSchema, tryAgain } from "../services/settings/sms";
import { procedure, router } from "../trpc";

/** A gateway as the page of their order shows it. `ready`: set up and switched on, or in need of no setting. */
export type ShownGateway = { name: string; ready: boolean; health: SenderHealth | null };

const NAMES = SMS_GATEWAYS.map(({ name }) => name);

export const sms = router({
  settings: procedure.query(async ({ ctx }) => {
    const { connected, health, ...settings } = await readSms(ctx, NAMES);
    const gateways = SMS_GATEWAYS.map(
      (vendor): ShownGateway => ({
        name: vendor.name,
        ready: connected.includes(vendor.name) || vendor.settings.safeParse({}).success,
        health: health.get(vendor.name) ?? null,
      }),
    );
    return { ...settings, all: gateways };
  }),
  costs: procedure.query(({ ctx }) =>
    smsCosts(ctx).map((one) => ({ ...one, turkish: vendorOf(one.name)?.turkish ?? true })),
  ),
  save: procedure.input(smsSettingsSchema).mutation(({ ctx, input }) => saveSms(ctx, input, NAMES)),
  tryAgain: procedure.input(z.object({ sender: z.enum(NAMES) })).mutation(({ ctx, input }) => tryAgain(ctx, input)),
  ledger: procedure.input(ledgerPeriodSchema).query(({ ctx, input }) => ledgerOf(ctx, input)),
});
