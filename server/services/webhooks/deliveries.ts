import type { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import { addDays, startOfDay } from "@/server/domain/time";
import type { WebhookState } from "@/server/domain/webhooks";
import { hasScope, may } from "@/server/policies/can";
import type { Context } from "../context";
import type { DeliveryFilter } from "./schemas";

export type DeliveryRow = {
  id: number;
  messageId: string;
  event: string;
  number: string | null;
  state: WebhookState;
  attempts: number;
  status: number | null;
  ms: number | null;
  error: string | null;
  createdAt: Date;
  stateAt: Date;
  nextAt: Date | null;
  subscription: { id: number; url: string; name: string; enabled: boolean };
};
export type DeliveryPage = { rows: DeliveryRow[]; next: number | null };
export type Delivery = DeliveryRow & {
  payload: unknown;
  tries: { id: number; at: Date; status: number | null; ms: number; error: string | null }[];
};

const PAGE = 50;

const SHOWN = {
  id: true,
  messageId: true,
  event: true,
  requestId: true,
  state: true,
  attempts: true,
  status: true,
  ms: true,
  error: true,
  createdAt: true,
  stateAt: true,
  nextAt: true,
  subscription: {
    select: { id: true, url: true, enabled: true, apiKey: { select: { staff: { select: { name: true } } } } },
  },
} as const satisfies Prisma.WebhookDeliverySelect;
type Kept = Prisma.WebhookDeliveryGetPayload<{ select: typeof SHOWN }>;

/** A system sees its own, whoever administers all. */
function scope({ actor }: Context): Prisma.WebhookDeliveryWhereInput {
  if (actor.kind === "staff" && actor.key && hasScope(actor, "webhooks:manage"))
    return { subscription: { apiKeyId: actor.key.id } };
  if (!may(actor, "manage_api")) throw new DomainError("FORBIDDEN", "forbidden", { act: "webhooks" });
  return {};
}

/** What was sent and is to be sent, newest first unless the oldest are asked for. */
export async function listDeliveries(ctx: Context, filter: DeliveryFilter, size: number = PAGE): Promise<DeliveryPage> {
  const oldest = filter.sort === "at";
  const number = filter.number === undefined ? null : readRequestNumber(filter.number);
  const about = number && (await ctx.db.request.findUnique({ where: { year_seq: number }, select: { id: true } }));
  const found = await ctx.db.webhookDelivery.findMany({
    where: {
      AND: [scope(ctx), filter.cursor === undefined ? {} : { id: { [oldest ? "gt" : "lt"]: filter.cursor } }],
      ...(filter.subscription !== undefined && { subscriptionId: filter.subscription }),
      ...(filter.state && { state: filter.state }),
      ...(filter.event && { event: filter.event }),
      ...(number && { requestId: about?.id ?? 0 }),
      createdAt: {
        ...(filter.from && { gte: startOfDay(filter.from) }),
        ...(filter.to && { lt: startOfDay(addDays(filter.to, 1)) }),
      },
    },
    select: SHOWN,
    orderBy: { id: oldest ? "asc" : "desc" },
    take: size + 1,
  });
  const kept = found.slice(0, size);
  const numbers = await numbersOf(ctx, kept);
  const rows = kept.map((row) => shown(row, numbers));
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

/** One of them with what it says and each attempt; null where there is none, or it is another's. */
export async function findDelivery(ctx: Context, { id }: { id: number }): Promise<Delivery | null> {
  const found = await ctx.db.webhookDelivery.findFirst({
    where: { AND: [scope(ctx), { id }] },
    select: {
      ...SHOWN,
      payload: true,
      tries: { select: { id: true, at: true, status: true, ms: true, error: true }, orderBy: { id: "desc" }, take: 50 },
    },
  });
  if (!found) return null;
  const { payload, tries, ...row } = found;
  return { ...shown(row, await numbersOf(ctx, [row])), payload, tries };
}

type Numbers = ReadonlyMap<number, string>;

async function numbersOf({ db }: Context, rows: readonly { requestId: number | null }[]): Promise<Numbers> {
  const ids = rows.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  const requests = await db.request.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, year: true, seq: true },
  });
  return new Map(requests.map(({ id, year, seq }) => [id, requestNumber(year, seq)]));
}

function shown({ requestId, subscription, ...row }: Kept, numbers: Numbers): DeliveryRow {
  const { apiKey, ...rest } = subscription;
  return {
    ...row,
    number: requestId === null ? null : (numbers.get(requestId) ?? null),
    subscription: { ...rest, name: apiKey.staff.name },
  };
}

/** All of them, a page at a time: for an export that is not cut anywhere. */
export async function* everyDelivery(ctx: Context, filter: DeliveryFilter): AsyncGenerator<DeliveryRow[]> {
  let cursor: number | undefined;
  do {
    const page: DeliveryPage = await listDeliveries(ctx, { ...filter, cursor }, 1000);
    yield page.rows;
    cursor = page.next ?? undefined;
  } while (cursor);
}
