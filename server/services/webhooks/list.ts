import { DomainError } from "@/server/domain/errors";
import { compareTurkish, holder } from "@/server/domain/turkish";
import { type SubscriptionSort, WEBHOOK_STANDINGS, webhookStanding } from "@/server/domain/webhooks";
import { hasScope, may } from "@/server/policies/can";
import type { Context } from "../context";
import type { SubscriptionFilter } from "./schemas";

export type SubscriptionRow = {
  id: number;
  apiKeyId: number;
  /** Of the service account. */
  name: string;
  url: string;
  events: string[];
  enabled: boolean;
  disabledWhy: string | null;
  disabledAt: Date | null;
  failures: number;
  failingSince: Date | null;
  oldUntil: Date | null;
  createdAt: Date;
  /** Events that wait to be replayed, and those that were given up. */
  held: number;
  failed: number;
};

const COUNTED = ["held", "failed"] as const;

/** Webhooks of all systems for whoever sets them up, of its own for a system. */
export async function listSubscriptions(ctx: Context, filter: { id?: number } = {}): Promise<SubscriptionRow[]> {
  const { actor, db, now } = ctx;
  const key = actor.kind === "staff" ? actor.key : undefined;
  if (key ? !hasScope(actor, "webhooks:manage") : !may(actor, "manage_api"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "webhooks" });
  const rows = await db.webhookSubscription.findMany({
    where: { ...(key && { apiKeyId: key.id }), ...(filter.id !== undefined && { id: filter.id }) },
    include: { apiKey: { select: { staff: { select: { name: true } } } } },
    orderBy: { id: "asc" },
  });
  const counts = await db.webhookDelivery.groupBy({
    by: ["subscriptionId", "state"],
    where: { subscriptionId: { in: rows.map(({ id }) => id) }, state: { in: [...COUNTED] } },
    _count: true,
  });
  const count = (id: number, state: (typeof COUNTED)[number]): number =>
    counts.find((one) => one.subscriptionId === id && one.state === state)?._count ?? 0;
  return rows.map(({ apiKey, secret: _, oldSecret: __, retryAt: ___, oldUntil, ...row }) => ({
    ...row,
    oldUntil: oldUntil && oldUntil > now ? oldUntil : null,
    name: apiKey.staff.name,
    held: count(row.id, "held"),
    failed: count(row.id, "failed"),
  }));
}

type Compare = (one: SubscriptionRow, other: SubscriptionRow) => number;

const badness = (row: SubscriptionRow): number => WEBHOOK_STANDINGS.indexOf(webhookStanding(row));
const byState: Compare = (one, other) => badness(one) - badness(other);
const byUrl: Compare = (one, other) => compareTurkish(one.url, other.url);
const byName: Compare = (one, other) => compareTurkish(one.name, other.name);
const byWaiting: Compare = (one, other) => one.held + one.failed - other.held - other.failed;
const turned =
  (compare: Compare): Compare =>
  (one, other) =>
    compare(other, one);

const ORDERS: Record<SubscriptionSort, Compare> = {
  state: byState,
  "-state": turned(byState),
  url: byUrl,
  "-url": turned(byUrl),
  name: byName,
  "-name": turned(byName),
  waiting: byWaiting,
  "-waiting": turned(byWaiting),
};

/** Those that are asked for by name, address and standing: a municipality has some dozens. */
export async function findSubscriptions(ctx: Context, filter: SubscriptionFilter): Promise<SubscriptionRow[]> {
  const holds = holder(filter.q);
  const rows = (await listSubscriptions(ctx))
    .filter((row) => filter.state === undefined || webhookStanding(row) === filter.state)
    .filter(({ name, url }) => holds(name, url));
  return rows.sort((one, other) => ORDERS[filter.sort](one, other) || one.id - other.id);
}

export type Silent = { id: number; name: string; url: string; why: "failing" | "gone"; disabledAt: Date | null };

/** Switched off by itself, because nobody answered: whoever administers should see it wherever they look. */
export async function silentWebhooks(ctx: Context): Promise<Silent[]> {
  if (!may(ctx.actor, "manage_api")) return [];
  const rows = await ctx.db.webhookSubscription.findMany({
    where: { enabled: false, disabledWhy: { in: ["failing", "gone"] } },
    select: {
      id: true,
      url: true,
      disabledWhy: true,
      disabledAt: true,
      apiKey: { select: { staff: { select: { name: true } } } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ apiKey, disabledWhy, ...row }) => ({
    ...row,
    why: disabledWhy === "gone" ? "gone" : "failing",
    name: apiKey.staff.name,
  }));
}
