import fc from "fast-check";
import { Logger } from "graphile-worker";
import type { Db } from "@/server/db";
import type { Receiver } from "@/server/integrations/contracts";
import { readIncoming } from "@/server/jobs/read-incoming";
import { createContext } from "@/server/services/context";
import { storeIncoming } from "@/server/services/incoming/store";

/** Every event twice, in any order, in batches of any size: as vendors bring them when one of their calls was not answered. */
export const inAnyOrder = <T>(events: readonly T[]): fc.Arbitrary<T[][]> =>
  fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }).chain((all) =>
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: all.length, maxLength: all.length }).map((sizes) => {
      const rest = [...all];
      return sizes.flatMap((size) => (rest.length > 0 ? [rest.splice(0, size)] : []));
    }),
  );

/** The way of a vendor's calls in a test: kept at the door, understood by the job. */
export function arrivals(db: Db, vendor: string, receiver: Receiver) {
  const run = { logger: new Logger(() => () => undefined), payload: null, lastAttempt: false };
  return {
    store: async (body: unknown): Promise<void> =>
      storeIncoming(await createContext(db, { kind: "channel", channel: vendor }), {
        vendor,
        body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
      }),
    read: () => readIncoming({ db, senders: async () => [], receiverOf: async () => receiver }, run),
    /** As after a fresh start: nothing has arrived yet. */
    empty: async (): Promise<void> => {
      await db.$executeRaw`TRUNCATE message, request_event, attachment, incoming, citizen_identity, request, citizen, month_sum, day_sum, queue_count, year_counter CASCADE`;
    },
  };
}

/** Who is known by which id, with how many requests, and all that each is known to have said, whatever came first. */
export async function whoSaidWhat(db: Db): Promise<{ person: string; requests: number; words: string[] }[]> {
  return db.$queryRaw`
    SELECT i.external_id AS person, count(DISTINCT r.id)::int AS requests,
      (SELECT array_agg(w ORDER BY w COLLATE "C") FROM (
        SELECT q.description AS w FROM request q WHERE q.citizen_id = i.citizen_id
        UNION ALL SELECT m.body FROM message m WHERE m.citizen_id = i.citizen_id AND m.direction = 'incoming') s) AS words
    FROM citizen_identity i JOIN request r ON r.citizen_id = i.citizen_id GROUP BY i.external_id, i.citizen_id ORDER BY 1`;
}
