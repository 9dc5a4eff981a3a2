import type { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { readRequestNumber } from "@/server/domain/number";
import { oddText } from "@/server/domain/odd-text";
import { PRIVATE_CHANNEL, PRIVATE_KIND, PUBLIC_CLASS } from "@/server/domain/open311/exposure";
import type { RequestsQuery } from "@/server/domain/open311/query";
import type { Context } from "../context";
import type { Caller } from "./admit";
import { idsOf, namedId } from "./own-id";
import { statusWhere, TOLD, type Told } from "./rows";
import { GENERAL } from "./services";
import { seenBy, type ToldRequest, toldRequest } from "./tell";

/** The rule of `exposureOf` as a question to the database: all that is not hidden. A test holds the two together. */
export const PUBLIC: Prisma.RequestWhereInput = {
  identityWithheld: false,
  kind: { not: PRIVATE_KIND },
  channel: { not: PRIVATE_CHANNEL },
  legalClass: PUBLIC_CLASS,
  categoryId: { not: null },
};

export const ownWhere = (key: NonNullable<Caller["key"]>): Prisma.RequestWhereInput => ({
  channel: key.channel,
  externalId: { startsWith: idsOf(key.id) },
});

/** What the caller may see, newest first. Requests named by their number are given whatever else is asked. */
export async function listRequests(ctx: Context, caller: Caller, query: RequestsQuery): Promise<ToldRequest[]> {
  const rows = await ctx.db.request.findMany({
    where: { AND: [seenWhere(caller), query.ids ? numbered(query.ids) : asked(ctx, query)] },
    select: TOLD,
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    skip: query.ids ? 0 : (query.page - 1) * query.pageSize,
    take: query.pageSize,
  });
  return toldAll(ctx, caller, rows);
}

/** Throws NOT_FOUND `requestUnknown` also for what the caller may not see. */
export async function findRequest(ctx: Context, caller: Caller, number: string): Promise<ToldRequest> {
  const read = readRequestNumber(number);
  const row = read ? await ctx.db.request.findUnique({ where: { year_seq: read }, select: TOLD }) : null;
  const [told] = row ? await toldAll(ctx, caller, [row]) : [];
  if (!told) throw new DomainError("NOT_FOUND", "requestUnknown");
  return told;
}

/**
 * The number of a request by what its sender calls it. Our own receipts carry the number at once, so the only tokens there are are
 * the senders' own ids, and only the sender's key opens them.
 */
export async function findByToken(ctx: Context, { key }: Caller, token: string) {
  const row =
    key && oddText(token) === null
      ? await ctx.db.request.findUnique({
          where: { channel_externalId: { channel: key.channel, externalId: namedId(key.id, token) } },
          select: { year: true, seq: true },
        })
      : null;
  if (!row) throw new DomainError("NOT_FOUND", "tokenUnknown");
  return row;
}

const seenWhere = ({ key }: Caller): Prisma.RequestWhereInput => (key ? { OR: [PUBLIC, ownWhere(key)] } : PUBLIC);

const numbered = (ids: readonly string[]): Prisma.RequestWhereInput => ({
  OR: ids.flatMap((id) => readRequestNumber(id) ?? []),
});

function asked({ municipality }: Context, { codes, from, to, statuses }: RequestsQuery): Prisma.RequestWhereInput {
  const ids = municipality.categories.filter(({ slug }) => codes?.includes(slug)).map(({ id }) => id);
  const general = codes?.includes(GENERAL.code) ? [{ categoryId: null }] : [];
  return {
    receivedAt: { gte: from, lt: to },
    ...(codes ? { OR: [{ categoryId: { in: ids } }, ...general] } : {}),
    AND: [statusWhere(statuses)],
  };
}

async function toldAll(ctx: Context, caller: Caller, rows: readonly Told[]): Promise<ToldRequest[]> {
  const lastAt = await lastEvents(ctx, rows);
  return rows.flatMap((row) => {
    const exposure = seenBy(ctx, caller, row);
    return exposure === "hidden" ? [] : [toldRequest(ctx, row, exposure, lastAt.get(row.id) ?? row.receivedAt)];
  });
}

/** When something last happened to each, or to the one that it was merged into. */
async function lastEvents({ db }: Context, rows: readonly Told[]): Promise<Map<number, Date>> {
  const there = new Map(rows.map((row) => [row.id, row.mergedInto?.id ?? row.id]));
  const last = await db.requestEvent.groupBy({
    by: ["requestId"],
    where: { requestId: { in: [...new Set(there.values())] } },
    _max: { at: true },
  });
  const at = new Map(last.map(({ requestId, _max }) => [requestId, _max.at]));
  return new Map(
    [...there].flatMap(([id, other]) => {
      const moment = at.get(other);
      return moment ? [[id, moment] as const] : [];
    }),
  );
}
