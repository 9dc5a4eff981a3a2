import { requestNumber } from "@/server/domain/number";
import type { Request } from "@/server/domain/request";
import type { Context } from "../context";

/** Machine doors that answer at once and store nothing of what they refuse. No reader reads what is stored of them. */
const DOORS = ["open311", "api"] as const;
export type Door = (typeof DOORS)[number];

export const isDoor = (vendor: string): boolean => DOORS.some((door) => door === vendor);

type Reused = {
  door: Door;
  /** The sender's id as it stands with us. */
  id: string;
  content: unknown;
  /** The request that the id stands for, where it stands for one. */
  first: Pick<Request, "year" | "seq"> | null;
};

/**
 * Stores what was sent under an id that stands for something else, on the list of what staff have to look at: the sender was
 * refused, but what it sent may be a citizen's request. The same again while it is on the list is not listed twice.
 */
export async function storeReused(ctx: Context, { door, id, content, first }: Reused): Promise<void> {
  const number = first && requestNumber(first.year, first.seq);
  const body = new TextEncoder().encode(JSON.stringify({ id, first: number, content }));
  await ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reused:${door}:${id}`}, 0))::text`;
    await tx.$executeRaw`
      INSERT INTO incoming (vendor, received_at, body, state, error, handled_at)
      SELECT ${door}, ${ctx.now}, ${body}, 'unreadable'::"IncomingState", 'externalIdReused', ${ctx.now}
      WHERE NOT EXISTS (
        SELECT 1 FROM incoming WHERE state <> 'done' AND state = 'unreadable' AND vendor = ${door} AND body = ${body})`;
  });
}
