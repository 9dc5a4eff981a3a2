import { z } from "zod";
import type { Tx } from "@/server/db";
import { accountOf, inPublic, isPrivate } from "@/server/domain/address";
import { CHANNELS, CHAT_CHANNELS, type Channel } from "@/server/domain/channel";
import { DomainError, notFound } from "@/server/domain/errors";
import { maskPhone } from "@/server/domain/phone";
import { STATUSES } from "@/server/domain/request";
import { can, canRead } from "@/server/policies/can";
import type { Context } from "../context";

/** What speaks for it: the same account in public and in private, the same telephone, the same name. */
export type Reason = "account" | "phone" | "name";

const requestSchema = z.object({
  id: z.number(),
  year: z.number(),
  seq: z.number(),
  channel: z.enum(CHANNELS),
  status: z.enum(STATUSES),
});
const rowSchema = z.object({
  id: z.number(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  channels: z.array(z.enum(CHANNELS)),
  requests: z.array(requestSchema),
});

/** Another entry that may be the same person: a person says so or does not, nobody is joined by a likeness. */
export type Candidate = z.infer<typeof rowSchema> & { reasons: Reason[] };

const MOST = 5;

/** Who else the citizen of a request may be. Nobody is looked for where the identity is withheld. */
export async function samePerson(ctx: Context, { id }: { id: number }): Promise<Candidate[]> {
  const request = await ctx.db.request.findUnique({ where: { id } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  if (!can(ctx.actor, "tie", request)) throw new DomainError("FORBIDDEN", "forbidden", { act: "tie" });
  if (request.citizenId === null || request.identityWithheld) return [];
  const reasons = await likenesses(ctx.db, request.citizenId);
  const candidates = await shownOf(ctx.db, [...reasons.keys()]);
  return candidates
    .map((one) => ({ ...one, phone: one.phone && maskPhone(one.phone), reasons: reasons.get(one.id) ?? [] }))
    .sort((a, b) => b.reasons.length - a.reasons.length || b.id - a.id)
    .slice(0, MOST);
}

/** By citizen, why it may be the same; one of the two is known by an account or has the same name, for families share a telephone. */
export async function likenesses(
  tx: Pick<Tx, "citizen" | "citizenIdentity">,
  citizenId: number,
): Promise<Map<number, Reason[]>> {
  const citizen = await tx.citizen.findUnique({ where: { id: citizenId }, include: { identities: true } });
  if (!citizen) return new Map();
  const { identities, phone } = citizen;
  const names = [citizen.name, ...identities.map(({ displayName }) => displayName)].filter(isTelling);
  const social = { some: { channel: { in: [...CHAT_CHANNELS] } } };
  const [accounts, phones, named] = await Promise.all([
    tx.citizenIdentity.findMany({
      where: { OR: identities.flatMap(counterpart), citizenId: { not: citizenId } },
      select: { citizenId: true },
    }),
    phone
      ? tx.citizen.findMany({
          where: {
            phone,
            id: { not: citizenId },
            ...(identities.length === 0 ? { OR: [{ identities: social }, ...sameName(citizen.name)] } : {}),
          },
          select: { id: true, name: true },
        })
      : [],
    names.length > 0
      ? tx.citizenIdentity.findMany({
          where: { displayName: { in: names }, citizenId: { not: citizenId } },
          select: { citizenId: true },
          take: 50,
        })
      : [],
  ]);
  const found = new Map<number, Set<Reason>>();
  const note = (id: number, reason: Reason) => found.set(id, (found.get(id) ?? new Set()).add(reason));
  for (const one of accounts) note(one.citizenId, "account");
  for (const one of phones) {
    note(one.id, "phone");
    if (one.name !== null && one.name === citizen.name) note(one.id, "name");
  }
  for (const one of named) note(one.citizenId, "name");
  return new Map([...found].map(([id, reasons]) => [id, [...reasons]]));
}

/** Two entries come to the same telephone under one name where a mistyped number is corrected. */
const sameName = (name: string | null) => (name === null ? [] : [{ name }]);

/** A first name alone tells nothing; two words do, and so does an account's own name. */
const isTelling = (name: string | null): name is string => name !== null && /^@|\S\s+\S/.test(name.trim());

/** The same account as it is known on the other side: in public, or in private. */
function counterpart({ channel, externalId }: { channel: Channel; externalId: string }) {
  const account = accountOf(externalId);
  if (account === null) return [];
  return [{ channel, externalId: isPrivate(externalId) ? inPublic(account) : account }];
}

/** With their newest requests, and none of those whose identity is withheld. */
async function shownOf(db: Context["db"], ids: readonly number[]) {
  if (ids.length === 0) return [];
  return z.array(rowSchema).parse(
    await db.$queryRaw`
      SELECT c.id, c.name, c.phone,
        (SELECT coalesce(array_agg(DISTINCT i.channel::text), '{}') FROM citizen_identity i WHERE i.citizen_id = c.id) AS channels,
        (SELECT coalesce(json_agg(q), '[]') FROM (
          SELECT r.id, r.year, r.seq, r.channel, r.status FROM request r
          WHERE r.citizen_id = c.id AND NOT r.identity_withheld ORDER BY r.id DESC LIMIT 3) q) AS requests
      FROM citizen c
      WHERE c.id = ANY(${[...ids]})
        AND NOT EXISTS (SELECT 1 FROM request r WHERE r.citizen_id = c.id AND r.identity_withheld)
      ORDER BY c.id DESC`,
  );
}
