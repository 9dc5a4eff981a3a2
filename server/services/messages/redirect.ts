import { z } from "zod";
import type { Tx } from "@/server/db";
import { isMobile } from "@/server/domain/phone";
import type { Context } from "../context";
import { keepLedger } from "./ledger-sums";

const queuedSchema = z.array(
  z.object({
    id: z.number(),
    medium: z.enum(["sms", "email"]),
    address: z.string(),
    sender: z.string().nullable(),
    takenAt: z.date().nullable(),
    parts: z.number(),
  }),
);

/**
 * After a citizen's telephone or e-mail was corrected: SMS and e-mails that wait go where the citizen is reached now, or are refused
 * (`addressCorrected`) where they have no such address any more. What a gateway has already is its own; put back into the outbox it
 * comes by here again. The caller holds the citizen's row.
 */
export async function redirectQueued(
  ctx: Context,
  tx: Tx,
  { citizenId }: { citizenId: number },
): Promise<{ redirected: number; withdrawn: number }> {
  const { phone, email } = await tx.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    select: { phone: true, email: true },
  });
  const now = { sms: phone !== null && isMobile(phone) ? phone : null, email };
  const rows = queuedSchema.parse(
    await tx.$queryRaw`
      SELECT id, medium::text, address, sender, taken_at AS "takenAt", parts FROM message
      WHERE citizen_id = ${citizenId} AND state = 'queued' AND direction = 'outgoing' AND medium IN ('sms', 'email')
      ORDER BY id FOR UPDATE`,
  );
  const elsewhere = rows.filter(({ medium, address }) => now[medium] !== address);
  const nowhere = elsewhere.filter(({ medium }) => now[medium] === null);
  for (const medium of ["sms", "email"] as const) {
    const ids = elsewhere.filter((row) => row.medium === medium).map(({ id }) => id);
    const address = now[medium];
    if (ids.length === 0) continue;
    await tx.message.updateMany({
      where: { id: { in: ids } },
      data: address ? { address } : { state: "refused", error: "addressCorrected", nextAt: null, stateAt: ctx.now },
    });
  }
  await keepLedger(
    tx,
    nowhere.map((row) => ({ before: { ...row, state: "queued" }, after: { ...row, state: "refused" } })),
  );
  return { redirected: elsewhere.length - nowhere.length, withdrawn: nowhere.length };
}

/** A message that comes back into the outbox after the citizen's address was corrected while a gateway had it. */
export async function followCorrection(ctx: Context, tx: Tx, citizenId: number | null, since: Date | null) {
  if (citizenId === null || since === null) return;
  // Whoever corrects it at this moment is waited for.
  await tx.$queryRaw`SELECT id FROM citizen WHERE id = ${citizenId} FOR SHARE`;
  const corrected = await tx.citizenCorrection.findFirst({
    where: { citizenId, at: { gte: since } },
    select: { id: true },
  });
  if (corrected) await redirectQueued(ctx, tx, { citizenId });
}
