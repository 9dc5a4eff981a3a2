import type { Prisma, Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import { mayManageWebhooksOf } from "@/server/policies/can";
import { decrypt, encrypt, randomCodeBytes } from "@/server/secrets";
import type { Context } from "../context";
import { forgetMunicipality } from "../settings/municipality";
import { checkAddress } from "./address";
import { holdQueued } from "./hold";
import { webhookNetworks } from "./networks";
import type { SubscriptionInput } from "./schemas";

export type GivenSecret = { id: number; secret: string };

/** The secret before it signs beside it for so long. */
const OVERLAP_MS = DAY_MS;

/** As the Standard Webhooks specification writes them: the prefix, and 24 to 64 random bytes in base64. */
const makeSecret = (): string => `whsec_${Buffer.from(randomCodeBytes(32)).toString("base64")}`;
const sealed = (secret: string) => encrypt("webhook secret", secret);

/** The secret is in the answer, this once. */
export async function subscribe(
  ctx: Context,
  { apiKeyId, url, events }: SubscriptionInput & { apiKeyId: number },
): Promise<GivenSecret> {
  const secret = makeSecret();
  const address = checkAddress(url, await webhookNetworks(ctx));
  return changing(ctx, "webhook_created", async (tx) => {
    mustManage(ctx, apiKeyId);
    const key = await tx.apiKey.findUnique({ where: { id: apiKeyId }, select: { revokedAt: true } });
    if (!key) throw notFound("apiKey");
    if (key.revokedAt) throw new DomainError("WRONG_STATE", "keyRevoked");
    const { id } = await tx.webhookSubscription.create({
      data: { apiKeyId, url: address, events, secret: sealed(secret), createdAt: ctx.now },
      select: { id: true },
    });
    return { id, result: { id, secret }, data: { apiKeyId, url: address, events } };
  });
}

export async function editSubscription(
  ctx: Context,
  { id, ...input }: SubscriptionInput & { id: number },
): Promise<void> {
  const url = checkAddress(input.url, await webhookNetworks(ctx));
  await changing(ctx, "webhook_edited", async (tx) => {
    await standing(ctx, tx, id);
    await tx.webhookSubscription.update({ where: { id }, data: { url, events: input.events } });
    return { id, result: undefined, data: { url, events: input.events } };
  });
}

const WELL = { failures: 0, failingSince: null, retryAt: null } as const;

/** Switched off, events are kept and not sent; switched on again, what was kept waits to be replayed. */
export async function setEnabled(ctx: Context, { id, enabled }: { id: number; enabled: boolean }): Promise<void> {
  await changing(ctx, enabled ? "webhook_enabled" : "webhook_disabled", async (tx) => {
    const { apiKey } = await standing(ctx, tx, id);
    if (enabled && apiKey.revokedAt) throw new DomainError("WRONG_STATE", "keyRevoked");
    const off = enabled ? { disabledWhy: null, disabledAt: null } : { disabledWhy: "hand", disabledAt: ctx.now };
    await tx.webhookSubscription.update({ where: { id }, data: { ...WELL, ...off, enabled } });
    if (!enabled) await holdQueued(ctx, tx, id);
    return { id, result: undefined, data: {} };
  });
}

export async function rotateSecret(ctx: Context, { id }: { id: number }): Promise<GivenSecret> {
  const secret = makeSecret();
  return changing(ctx, "webhook_secret_rotated", async (tx) => {
    const { secret: before } = await standing(ctx, tx, id);
    await tx.webhookSubscription.update({
      where: { id },
      data: { secret: sealed(secret), oldSecret: before, oldUntil: new Date(ctx.now.getTime() + OVERLAP_MS) },
    });
    return { id, result: { id, secret }, data: {} };
  });
}

/** With everything that was or was to be sent there. */
export async function unsubscribe(ctx: Context, { id }: { id: number }): Promise<void> {
  await changing(ctx, "webhook_removed", async (tx) => {
    const { url } = await standing(ctx, tx, id);
    await tx.webhookSubscription.delete({ where: { id } });
    return { id, result: undefined, data: { url } };
  });
}

/** What signs now: the newest first, and the one before it for a day. */
export const secretsOf = (
  { secret, oldSecret, oldUntil }: { secret: Uint8Array; oldSecret: Uint8Array | null; oldUntil: Date | null },
  now: Date,
): string[] =>
  [secret, ...(oldSecret && oldUntil && oldUntil > now ? [oldSecret] : [])].map((bytes) =>
    decrypt("webhook secret", bytes),
  );

function mustManage({ actor }: Context, apiKeyId: number): void {
  if (!mayManageWebhooksOf(actor, apiKeyId)) throw new DomainError("FORBIDDEN", "forbidden", { act: "webhooks" });
}

/** Another system's is not there for a system; whoever keeps none is not told which there are. */
export async function standing(ctx: Context, tx: Tx | Context["db"], id: number) {
  if (ctx.actor.kind !== "staff" || !ctx.actor.key) mustManage(ctx, 0);
  const found = await tx.webhookSubscription.findUnique({
    where: { id },
    include: { apiKey: { select: { revokedAt: true } } },
  });
  if (!found || (ctx.actor.kind === "staff" && ctx.actor.key && ctx.actor.key.id !== found.apiKeyId))
    throw notFound("webhook");
  mustManage(ctx, found.apiKeyId);
  return found;
}

type Changed<T> = { id: number; result: T; data: Prisma.InputJsonObject };

/** Written down as every change of a setting is; who does it is judged by what it is done to. */
async function changing<T>(ctx: Context, act: string, write: (tx: Tx) => Promise<Changed<T>>): Promise<T> {
  const { actor, now } = ctx;
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act });
  try {
    return await ctx.db.$transaction(async (tx) => {
      const { id, result, data } = await write(tx);
      await tx.auditEntry.create({ data: { at: now, staffId: actor.staffId, act, subject: `webhook:${id}`, data } });
      return result;
    });
  } finally {
    forgetMunicipality(ctx.db);
  }
}
