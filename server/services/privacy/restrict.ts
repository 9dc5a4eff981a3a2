import { z } from "zod";
import type { Tx } from "@/server/db";
import type { Context } from "../context";
import { byWhom } from "../requests/record";
import { refuseQueuedOf } from "./anonymise";

/** What a restriction changed: just that is put back when it is lifted. */
export const restrictedSchema = z.object({ requestIds: z.array(z.number()), citizenIds: z.array(z.number()) });
type Restricted = z.infer<typeof restrictedSchema>;

const idsSchema = z.array(z.object({ id: z.number() }));

/**
 * Hides a person on every request of theirs, in the one way in which a withheld identity is hidden from everybody at every door, and has
 * nothing more sent to them: not what waits, and not what would come.
 */
export async function restrict(ctx: Context, tx: Tx, citizenIds: readonly number[]): Promise<Restricted> {
  const ids = [...citizenIds];
  const requests = idsSchema.parse(
    await tx.$queryRaw`
      UPDATE request SET identity_withheld = true, version = version + 1
      WHERE citizen_id = ANY(${ids}) AND NOT identity_withheld RETURNING id`,
  );
  const silenced = idsSchema.parse(
    await tx.$queryRaw`UPDATE citizen SET no_sms = true WHERE id = ANY(${ids}) AND NOT no_sms RETURNING id`,
  );
  const requestIds = requests.map(({ id }) => id).sort((one, other) => one - other);
  await refuseQueuedOf(ctx, tx, { citizenIds: ids }, "restricted");
  await events(ctx, tx, requestIds, "restrict");
  return { requestIds, citizenIds: silenced.map(({ id }) => id) };
}

/** What was anonymised meanwhile names nobody, and stays so. */
export async function unrestrict(ctx: Context, tx: Tx, { requestIds, citizenIds }: Restricted): Promise<void> {
  const requests = idsSchema.parse(
    await tx.$queryRaw`
      UPDATE request SET identity_withheld = false, version = version + 1
      WHERE id = ANY(${requestIds}) AND identity_withheld AND anonymised_at IS NULL RETURNING id`,
  );
  await tx.citizen.updateMany({ where: { id: { in: citizenIds } }, data: { noSms: false } });
  await events(
    ctx,
    tx,
    requests.map(({ id }) => id),
    "lift_restriction",
  );
}

async function events(ctx: Context, tx: Tx, ids: readonly number[], act: "restrict" | "lift_restriction") {
  const { actor, staffId } = byWhom(ctx.actor);
  await tx.$executeRaw`
    INSERT INTO request_event (request_id, at, act, actor, staff_id, "from", "to")
    SELECT id, ${ctx.now}, ${act}, ${actor}::"ActorKind", ${staffId}::int, status, status FROM request WHERE id = ANY(${[...ids]}) ORDER BY id`;
}
