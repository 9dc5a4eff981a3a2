import { z } from "zod";
import { Prisma, type Tx } from "@/server/db";
import { YEAR_KINDS, type YearKind, yearsBefore } from "@/server/domain/privacy";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { anonymiseRequests, emptyMessages, releaseFiles } from "../privacy/anonymise";
import { letGo } from "./let-go";

const { sql } = Prisma;

/** So many transactions a night of each kind, so that a backlog of years does not hold the worker. */
const MOST_STEPS = 400;

type Rule = {
  act: string;
  atOnce: number;
  /** Ids that are past their time, the oldest first. */
  due: (before: Date, limit: number) => Prisma.Sql;
  letGo: (ctx: Context, tx: Tx, ids: number[]) => Promise<number>;
};

/**
 * What each kind of personal data is, and how it goes. A request goes by its last event, and never while it is open; its files and
 * messages may go before it. Numbers of calls go, the calls stay. Staff accounts are those that were closed.
 */
const RULES: Record<YearKind, Rule> = {
  requests: {
    act: "requests_anonymised",
    atOnce: 200,
    due: (before, limit) => sql`
      SELECT r.id FROM request r
      WHERE r.anonymised_at IS NULL AND r.status NOT IN ('new', 'assigned', 'in_progress', 'waiting') AND r.received_at < ${before}
        AND NOT EXISTS (SELECT FROM request_event e WHERE e.request_id = r.id AND e.at >= ${before})
        AND NOT EXISTS (SELECT FROM request m WHERE m.id = r.merged_into_id AND m.status IN ('new', 'assigned', 'in_progress', 'waiting'))
      ORDER BY r.received_at, r.id LIMIT ${limit}`,
    letGo: async (ctx, tx, ids) => (await anonymiseRequests(ctx, tx, ids)).requests,
  },
  messages: {
    act: "messages_anonymised",
    atOnce: 2000,
    due: (before, limit) => sql`
      SELECT id FROM message WHERE address <> '' AND created_at < ${before} AND state NOT IN ('queued', 'taken')
      ORDER BY created_at, id LIMIT ${limit}`,
    letGo: (_, tx, ids) => emptyMessages(tx, ids),
  },
  callNumbers: {
    act: "call_numbers_anonymised",
    atOnce: 2000,
    due: (before, limit) => sql`
      SELECT id FROM call WHERE number IS NOT NULL AND started_at < ${before} AND ended_at IS NOT NULL
      ORDER BY started_at, id LIMIT ${limit}`,
    letGo: async (_, tx, ids) => {
      const count = await forgetCallNumbers(tx, ids);
      await tx.$executeRaw`
        UPDATE call_back b SET number = '', note = NULL
        WHERE b.closed_at IS NOT NULL AND b.number <> '' AND b.id IN (SELECT call_back_id FROM call WHERE id = ANY(${ids}))
          AND NOT EXISTS (SELECT FROM call c WHERE c.call_back_id = b.id AND c.number IS NOT NULL)`;
      return count;
    },
  },
  photographs: {
    act: "photographs_deleted",
    atOnce: 500,
    due: (before, limit) => sql`
      SELECT a.id FROM attachment a JOIN request r ON r.id = a.request_id
      WHERE a.store_key IS NOT NULL AND a.created_at < ${before} AND r.status NOT IN ('new', 'assigned', 'in_progress', 'waiting')
      ORDER BY a.created_at, a.id LIMIT ${limit}`,
    letGo: (_, tx, ids) => releaseFiles(tx, ids),
  },
  accounts: {
    act: "accounts_anonymised",
    atOnce: 100,
    due: (before, limit) => sql`
      SELECT id FROM staff
      WHERE NOT active AND kind = 'person' AND coalesce(last_sign_in_at, created_at) < ${before} AND email <> 'kapali-' || id || '@invalid'
      ORDER BY id LIMIT ${limit}`,
    letGo: (_, tx, ids) => tx.$executeRaw`
      UPDATE staff SET name = 'Eski personel ' || id, title = NULL, email = 'kapali-' || id || '@invalid', password_hash = '-',
        extension = NULL, session_version = session_version + 1
      WHERE id = ANY(${ids}) AND NOT active`,
  },
};

/** The number, as it stands on calls and in what was told of them. */
export async function forgetCallNumbers(tx: Tx, ids: readonly number[]): Promise<number> {
  await tx.$executeRaw`
    UPDATE call_event e SET number = NULL FROM call c
    WHERE c.id = ANY(${[...ids]}) AND e.provider = c.provider AND e.call_id = c.call_id AND e.number IS NOT NULL`;
  return tx.$executeRaw`UPDATE call SET number = NULL WHERE id = ANY(${[...ids]}) AND number IS NOT NULL`;
}

const idsSchema = z.array(z.object({ id: z.number() }));

/** Lets go of what is past the years that the municipality has set, one kind after the other; a kind without a time is kept. Gives how many. */
export async function letGoByYears(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "clean");
  let total = 0;
  for (const kind of YEAR_KINDS) {
    const years = ctx.municipality.retention.years[kind];
    if (years === null) continue;
    const { act, atOnce, due, letGo: go } = RULES[kind];
    total += await letGo(ctx, {
      kind,
      act,
      atOnce,
      most: MOST_STEPS,
      period: { before: yearsBefore(ctx.now, years), data: { years } },
      some: async (tx, before) => {
        const ids = idsSchema.parse(await tx.$queryRaw(due(before, atOnce))).map(({ id }) => id);
        return { found: ids.length, count: ids.length > 0 ? await go(ctx, tx, ids) : 0 };
      },
    });
  }
  return total;
}

const countsSchema = z.tuple([z.object({ count: z.number() })]);

/** How many of a kind would go; at most `limit`. */
export const countDue = async ({ db, now }: Context, kind: YearKind, years: number, limit: number): Promise<number> => {
  const [{ count }] = countsSchema.parse(
    await db.$queryRaw`SELECT count(*)::int AS count FROM (${RULES[kind].due(yearsBefore(now, years), limit)}) d`,
  );
  return count;
};
