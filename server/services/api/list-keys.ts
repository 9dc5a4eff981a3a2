import type { RoleIn } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { SCOPES, type Scope } from "@/server/domain/scopes";
import { addDays, dayOf, startOfDay } from "@/server/domain/time";
import { holder } from "@/server/domain/turkish";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import type { KeyFilter, KeyState } from "./schemas";

export type KeyRow = {
  id: number;
  name: string;
  prefix: string;
  state: KeyState;
  roles: RoleIn[];
  scopes: Scope[];
  networks: string[];
  rate: number;
  /** The first instant at which it opens no more. */
  expiresAt: Date | null;
  /** Until when the key before it still opens. */
  oldUntil: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  revokedAt: Date | null;
};
/** `readToday`: requests whose personal data it read today; `readMonth`: in the last thirty days. */
export type KeyDetail = KeyRow & { readToday: number; readMonth: number; webhooks: number };

const SHOWN = {
  id: true,
  prefix: true,
  scopes: true,
  networks: true,
  rate: true,
  expiresAt: true,
  oldUntil: true,
  lastUsedAt: true,
  createdAt: true,
  revokedAt: true,
  staff: {
    select: { name: true, roles: { select: { role: true, departmentId: true }, orderBy: { id: "asc" } } },
  },
} as const;

const needDuty = ({ actor }: Context): void => {
  if (!may(actor, "manage_api")) throw new DomainError("FORBIDDEN", "forbidden", { act: "api_keys" });
};

/** All keys, newest first: a municipality has some dozens. */
export async function listKeys(ctx: Context, { q, state }: KeyFilter): Promise<KeyRow[]> {
  needDuty(ctx);
  const keys = await ctx.db.apiKey.findMany({ select: SHOWN, orderBy: { id: "desc" } });
  const holds = holder(q);
  return keys
    .map((key) => shown(key, ctx.now))
    .filter((row) => state === undefined || row.state === state)
    .filter(({ name, prefix }) => holds(name, prefix));
}

/** One of them; null where there is none. */
export async function findKey(ctx: Context, { id }: { id: number }): Promise<KeyDetail | null> {
  needDuty(ctx);
  const key = await ctx.db.apiKey.findUnique({ where: { id }, select: SHOWN });
  if (!key) return null;
  const today = dayOf(ctx.now);
  const readSince = async (day: string): Promise<number> => {
    const read = await ctx.db.accessLog.groupBy({
      by: ["requestId"],
      where: { apiKeyId: id, at: { gte: startOfDay(day) }, requestId: { not: null } },
    });
    return read.length;
  };
  const [readToday, readMonth, webhooks] = await Promise.all([
    readSince(today),
    readSince(addDays(today, -29)),
    ctx.db.webhookSubscription.count({ where: { apiKeyId: id } }),
  ]);
  return { ...shown(key, ctx.now), readToday, readMonth, webhooks };
}

type Kept = Omit<KeyRow, "name" | "roles" | "scopes" | "state"> & {
  scopes: string[];
  staff: { name: string; roles: RoleIn[] };
};

function shown({ staff, scopes, ...key }: Kept, now: Date): KeyRow {
  return {
    ...key,
    name: staff.name,
    roles: staff.roles,
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
    oldUntil: key.oldUntil && key.oldUntil > now ? key.oldUntil : null,
    state: key.revokedAt ? "revoked" : key.expiresAt && key.expiresAt <= now ? "expired" : "active",
  };
}
