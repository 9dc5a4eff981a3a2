import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { changeSetting } from "../settings/write";

/** Keys by which other systems enter. A key is shown once, when it is made; what is kept cannot be turned back into it. */
export const keySchema = z.object({
  name: z.string().trim().min(2, "required").max(80, "tooLong"),
  channel: z.enum(["him", "crm"]),
});

export type ListedKey = {
  id: number;
  name: string;
  channel: string;
  hint: string;
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const PREFIX = "cm311_";

/** Whether a part of an address is a key, and no call. */
export const isKey = (part: string | undefined): boolean => part?.startsWith(PREFIX) ?? false;

export const hashKey = (key: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(key).digest());

export async function listKeys(ctx: Context): Promise<ListedKey[]> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "keys" });
  const rows = await ctx.db.peerKey.findMany({
    include: { createdBy: { select: { name: true } } },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  return rows.map(({ hash: _, createdById: __, createdBy, ...row }) => ({ ...row, createdBy: createdBy.name }));
}

/** Gives the key, for the only time. */
export function issueKey(ctx: Context, input: z.output<typeof keySchema>): Promise<{ id: number; key: string }> {
  const { actor } = ctx;
  const key = PREFIX + randomBytes(32).toString("base64url");
  return changeSetting(ctx, "manage_settings", "issue_peer_key", "peer_key:new", async (tx) => {
    if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "keys" });
    const { id } = await tx.peerKey.create({
      data: {
        ...input,
        hash: hashKey(key),
        hint: key.slice(-4),
        createdAt: ctx.now,
        createdById: actor.staffId,
      },
    });
    return { result: { id, key }, data: { id, ...input } };
  });
}

/** From now on nobody enters by it. What came in by it stays. */
export function revokeKey(ctx: Context, { id }: { id: number }): Promise<void> {
  return changeSetting(ctx, "manage_settings", "revoke_peer_key", `peer_key:${id}`, async (tx) => {
    const { count } = await tx.peerKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now } });
    if (count === 0) throw notFound("key");
    return { result: undefined, data: {} };
  });
}
