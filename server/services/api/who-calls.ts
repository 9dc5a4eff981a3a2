import { z } from "zod";
import { ROLES, type StaffActor } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { SCOPES } from "@/server/domain/scopes";
import { MINUTE_MS } from "@/server/domain/time";
import { isWithin } from "@/server/network";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";
import { digestOf, keyOf } from "./made-key";

export type Caller = { actor: StaffActor & { key: NonNullable<StaffActor["key"]> }; rate: number };

const rowsSchema = z.array(
  z.object({
    id: z.number(),
    scopes: z.array(z.string()),
    networks: z.array(z.string()),
    rate: z.number(),
    lastUsedAt: z.date().nullable(),
    staffId: z.number(),
    name: z.string(),
    role: z.enum(ROLES).nullable(),
    departmentId: z.number().nullable(),
  }),
);

/** Calls without a key that opens, from one address, in a quarter of an hour. */
const STRANGERS = 300;
const STRANGERS_SECONDS = 15 * 60;

/**
 * The service account behind a key as the database has it now, in one question. Whoever brings no key, a wrong one, one that was
 * revoked or has run out, is told the same: UNAUTHENTICATED. From another address than it was issued for: FORBIDDEN.
 */
export async function whoCalls(
  ctx: Context,
  { authorization, address }: { authorization: string | null; address: string },
): Promise<Caller> {
  const key = keyOf(authorization);
  const rows = key === null ? [] : await rowsOf(ctx, digestOf(key));
  const [first] = rows;
  if (!first) throw await stranger(ctx, address);
  if (first.networks.length > 0 && !isWithin(address, first.networks))
    throw new DomainError("FORBIDDEN", "addressNotAllowed", { address });
  await noteUse(ctx, first);
  const { id, scopes, staffId, name, rate } = first;
  const roles = rows.flatMap(({ role, departmentId }) => (role === null ? [] : [{ role, departmentId }]));
  return {
    actor: { kind: "staff", staffId, name, roles, key: { id, scopes: SCOPES.filter((one) => scopes.includes(one)) } },
    rate,
  };
}

const rowsOf = async ({ db, now }: Context, hash: Uint8Array): Promise<z.output<typeof rowsSchema>> =>
  rowsSchema.parse(
    await db.$queryRaw`
      SELECT k.id, k.scopes, k.networks, k.rate, k.last_used_at AS "lastUsedAt", s.id AS "staffId", s.name,
        r.role::text AS role, r.department_id AS "departmentId"
      FROM api_key k JOIN staff s ON s.id = k.staff_id AND s.active LEFT JOIN staff_role r ON r.staff_id = s.id
      WHERE (k.hash = ${hash} OR (k.old_hash = ${hash} AND k.old_until > ${now}))
        AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${now})
      ORDER BY r.id`,
  );

async function stranger(ctx: Context, address: string): Promise<DomainError> {
  const turn = await takeTurn(ctx.db, `api stranger ${address}`, STRANGERS, STRANGERS_SECONDS, ctx.now);
  if (turn.allowed) return new DomainError("UNAUTHENTICATED", "keyRefused");
  const seconds = Math.ceil((turn.until.getTime() - ctx.now.getTime()) / 1000);
  return new DomainError("TOO_MANY", "tooManyCalls", { seconds });
}

/** Written at most once a minute, however many calls there are. */
async function noteUse({ db, now }: Context, key: { id: number; lastUsedAt: Date | null }): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < MINUTE_MS) return;
  const before = new Date(now.getTime() - MINUTE_MS);
  await db.apiKey.updateMany({
    where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now },
  });
}
