import { z } from "zod";
import type { Tx } from "@/server/db";
import type { Context } from "../context";

const idsSchema = z.array(z.object({ id: z.number() }));

/**
 * Every entry of the person to whom this entry belongs: what staff tied to it and did not part again, and what has the same telephone
 * under the same name, which intake takes for one person.
 */
export async function entriesOf(tx: Tx | Context["db"], citizenId: number): Promise<number[]> {
  const found = new Set([citizenId]);
  for (let fresh = [citizenId]; fresh.length > 0; ) {
    const rows = idsSchema.parse(
      await tx.$queryRaw`
        WITH tied AS (
          SELECT (e.data->>'citizenId')::int AS one, (e.data->>'otherId')::int AS other
          FROM request_event e JOIN request r ON r.id = e.request_id
          WHERE r.citizen_id = ANY(${fresh}) AND e.act = 'tie'
            AND NOT EXISTS (SELECT FROM request_event u WHERE u.request_id = e.request_id AND u.act = 'untie' AND u.data->>'tie' = e.data->>'tie'))
        SELECT c.id FROM citizen c JOIN citizen o ON o.id = ANY(${fresh}) AND c.phone = o.phone AND c.name = o.name
        UNION SELECT c.id FROM citizen c JOIN tied t ON c.id IN (t.one, t.other)`,
    );
    fresh = rows.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of fresh) found.add(id);
  }
  return [...found].sort((one, other) => one - other);
}

export const targetsSchema = z.object({
  /** E.164, of this person alone: a number that somebody else gave too is not this person's to erase. */
  phones: z.array(z.string()),
  shared: z.number(),
  /** By which channels know them. */
  accounts: z.array(z.string()),
});
export type Targets = z.infer<typeof targetsSchema>;

const phonesSchema = z.array(z.object({ phone: z.string(), others: z.boolean() }));

/** By what else than a request's row traces of a person are found. */
export async function targetsOf(tx: Tx, citizenIds: readonly number[]): Promise<Targets> {
  const ids = [...citizenIds];
  const phones = phonesSchema.parse(
    await tx.$queryRaw`
      SELECT p.phone, EXISTS (SELECT FROM citizen c WHERE c.phone = p.phone AND NOT c.id = ANY(${ids})) AS others
      FROM (SELECT phone FROM citizen WHERE id = ANY(${ids}) AND phone IS NOT NULL
        UNION SELECT d.value FROM request_detail d JOIN request r ON r.id = d.request_id
        WHERE r.citizen_id = ANY(${ids}) AND d.field = 'phone' AND d.value IS NOT NULL) p`,
  );
  const identities = await tx.citizenIdentity.findMany({
    where: { citizenId: { in: ids } },
    select: { externalId: true },
  });
  return {
    phones: phones.filter(({ others }) => !others).map(({ phone }) => phone),
    shared: phones.filter(({ others }) => others).length,
    accounts: identities.map(({ externalId }) => externalId),
  };
}
