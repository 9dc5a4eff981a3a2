import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError, notFound } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";
import { endOfDay } from "./last-day";
import { makeKey } from "./made-key";
import type { KeyInput } from "./schemas";

export type IssuedKey = { id: number; key: string };

/** A key that is replaced still opens for so long, so that the other system can be changed without a gap. */
const OVERLAP_MS = DAY_MS;

const subjectOf = (id: number): string => `api_key:${id}`;

const columnsOf = ({ scopes, networks, rate, lastDay }: KeyInput) => ({
  scopes,
  networks,
  rate,
  expiresAt: lastDay === null ? null : endOfDay(lastDay),
});

/** A key that never opens anything is a slip of the hand. */
function mustOpen({ now }: Context, { lastDay }: KeyInput): void {
  if (lastDay === null || endOfDay(lastDay) > now) return;
  throw new z.ZodError([{ code: "custom", path: ["lastDay"], message: "untilIsPast", input: lastDay }]);
}

/** A service account and its key. The key is in the answer, this once. */
export async function issueKey(ctx: Context, input: KeyInput): Promise<IssuedKey> {
  mustOpen(ctx, input);
  const { key, ...kept } = makeKey();
  return changing(ctx, "api_key_issued", async (tx) => {
    const { id } = await tx.apiKey.create({
      data: {
        ...kept,
        ...columnsOf(input),
        createdAt: ctx.now,
        staff: {
          create: {
            kind: "service",
            email: `${randomUUID()}@api.invalid`,
            name: input.name,
            passwordHash: "-",
            createdAt: ctx.now,
            roles: { create: input.roles },
          },
        },
      },
      select: { id: true },
    });
    return { id, result: { id, key }, data: input };
  });
}

/** What it may is read at each call, so what was taken away is gone at the next. */
export function editKey(ctx: Context, { id, ...input }: KeyInput & { id: number }): Promise<void> {
  return changing(ctx, "api_key_edited", async (tx) => {
    const { staffId } = await standing(tx, id);
    await tx.apiKey.update({ where: { id }, data: columnsOf(input) });
    await tx.staff.update({
      where: { id: staffId },
      data: { name: input.name, roles: { deleteMany: {}, create: input.roles } },
    });
    return { id, result: undefined, data: input };
  });
}

/** Another key for the same account; the one before opens for one more day. */
export function rotateKey(ctx: Context, { id }: { id: number }): Promise<IssuedKey> {
  const { key, ...kept } = makeKey();
  return changing(ctx, "api_key_rotated", async (tx) => {
    const { hash } = await standing(tx, id);
    const oldUntil = new Date(ctx.now.getTime() + OVERLAP_MS);
    await tx.apiKey.update({ where: { id }, data: { ...kept, oldHash: hash, oldUntil } });
    return { id, result: { id, key }, data: { prefix: kept.prefix } };
  });
}

/** It opens nothing any more, at once and for good; its account is closed, and its webhooks fall silent. */
export function revokeKey(ctx: Context, { id }: { id: number }): Promise<void> {
  return changing(ctx, "api_key_revoked", async (tx) => {
    const { staffId } = await standing(tx, id);
    await tx.apiKey.update({ where: { id }, data: { revokedAt: ctx.now, oldHash: null, oldUntil: null } });
    await tx.staff.update({ where: { id: staffId }, data: { active: false } });
    return { id, result: undefined, data: {} };
  });
}

type Changed<T> = { id: number; result: T; data: object };

/** The audit's subject is known only once the row is there. */
function changing<T>(ctx: Context, act: string, write: (tx: Tx) => Promise<Changed<T>>): Promise<T> {
  return changeSetting(ctx, "manage_api", act, "api_key", async (tx) => {
    const { id, result, data } = await write(tx);
    return { result, subject: subjectOf(id), data: { ...data } };
  });
}

async function standing(tx: Tx, id: number) {
  const key = await tx.apiKey.findUnique({ where: { id }, select: { staffId: true, hash: true, revokedAt: true } });
  if (!key) throw notFound("apiKey");
  if (key.revokedAt) throw new DomainError("WRONG_STATE", "keyRevoked");
  return key;
}
