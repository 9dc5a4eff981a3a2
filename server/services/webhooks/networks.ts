import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { networksSchema } from "../api/schemas";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";

const KEY = "webhook_networks";

/** Networks of the house that webhooks may go to; all others of its own are closed to them. */
export async function webhookNetworks({ db }: Context): Promise<string[]> {
  const setting = await db.setting.findUnique({ where: { key: KEY } });
  return z.array(z.string()).parse(setting?.value ?? []);
}

export async function readNetworks(ctx: Context): Promise<string[]> {
  if (!may(ctx.actor, "manage_api")) throw new DomainError("FORBIDDEN", "forbidden", { act: "webhook_networks" });
  return webhookNetworks(ctx);
}

export const saveNetworks = (
  ctx: Context,
  { networks }: { networks: z.output<typeof networksSchema> },
): Promise<void> =>
  changeSetting(ctx, "manage_api", "save_webhook_networks", KEY, async (tx) => {
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: networks },
      update: { value: networks },
    });
    return { result: undefined, data: { networks } };
  });
