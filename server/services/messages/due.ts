import { z } from "zod";
import type { Tx } from "@/server/db";
import { nextRound, type Settled } from "@/server/domain/delivery";
import { DomainError } from "@/server/domain/errors";
import { MEDIA } from "@/server/domain/notices";
import { wakesAt } from "@/server/domain/quiet-hours";
import type { Courier } from "@/server/domain/sender";
import { smsParts } from "@/server/domain/sms";
import { MINUTE_MS } from "@/server/domain/time";
import type { Context } from "../context";
import { chooser } from "./choose";
import { healthOf } from "./health";
import { type Counted, keepLedger } from "./ledger-sums";

const dueSchema = z.object({
  id: z.number(),
  medium: z.enum(MEDIA),
  address: z.string(),
  body: z.string(),
  subject: z.string().nullable(),
  notice: z.string().nullable(),
  outsideWindow: z.boolean(),
  attempts: z.number(),
  rounds: z.number(),
  parts: z.number(),
  tried: z.array(z.string()),
  via: z.string().nullable(),
  sender: z.string().nullable(),
  takenAt: z.date().nullable(),
  silent: z.boolean(),
});
type Row = z.infer<typeof dueSchema>;

/** A message that was taken, with the sender that carries it. `attempts`: which sending this is. */
export type Due = Pick<Row, "id" | "address" | "body" | "subject" | "outsideWindow" | "attempts"> & { sender: string };

/** What is done to the outbox by no person: only the system does it. */
export function mustBeSystem({ actor }: Context, act: string): void {
  if (actor.kind !== "system") throw new DomainError("FORBIDDEN", "forbidden", { act });
}

/** What becomes of a message that is due: a sender takes it, or it stands so until later. */
type Fate = { row: Row; taken: Courier } | { row: Row; put: Partial<Settled> & { state: Settled["state"] } };

/**
 * Takes messages that are due, each for one worker only, and names the sender that will carry it: the first of `senders` that
 * can. From here to `settle` a message is `taken`: a worker that dies in between leaves it so, and it is never simply sent
 * again. One that nobody can carry now is put off.
 */
export async function takeDue(
  ctx: Context,
  { senders, limit }: { senders: readonly Courier[]; limit: number },
): Promise<Due[]> {
  mustBeSystem(ctx, "deliver");
  const media = [...new Set(senders.map(({ medium }) => medium))];
  return ctx.db.$transaction(async (tx) => {
    const rows = z.array(dueSchema).parse(
      await tx.$queryRaw`
        SELECT m.id, m.medium::text, m.address, m.body, m.subject, m.outside_window AS "outsideWindow", m.notice, m.attempts, m.rounds, m.parts, m.tried, m.via, m.sender,
          m.taken_at AS "takenAt", coalesce(c.no_sms, false) AS silent
        FROM message m LEFT JOIN citizen c ON c.id = m.citizen_id
        WHERE m.state = 'queued' AND m.next_at <= ${ctx.now} AND m.medium::text = ANY(${media})
        ORDER BY m.next_at, m.id LIMIT ${limit} FOR UPDATE OF m SKIP LOCKED`,
    );
    if (rows.length === 0) return [];
    const health = await healthOf(
      tx,
      senders.map(({ name }) => name),
    );
    const choose = chooser(ctx, senders, health);
    const fates: Fate[] = [];
    for (const row of rows) fates.push(await fateOf(ctx, row, choose));
    return write(ctx, tx, fates);
  });
}

/**
 * Has the worker woken when the next message falls due, where that is before it looks by itself each minute. What is due already and
 * was not taken, because others before it filled the batch and were put off, has it woken in a second.
 */
export async function wakeForNext(ctx: Context, senders: readonly Courier[]): Promise<void> {
  mustBeSystem(ctx, "deliver");
  const media = [...new Set(senders.map(({ medium }) => medium))];
  await ctx.db.$queryRaw`
    SELECT graphile_worker.add_job('deliver-messages', max_attempts => 1, job_key => 'deliver-messages:next',
      run_at => greatest(n.next_at, ${ctx.now}::timestamptz + interval '1 second'))::text
    FROM (SELECT next_at FROM message WHERE state = 'queued' AND medium::text = ANY(${media}) ORDER BY next_at LIMIT 1) n
    WHERE n.next_at < ${ctx.now}::timestamptz + interval '1 minute'`;
}

async function fateOf(ctx: Context, row: Row, choose: ReturnType<typeof chooser>): Promise<Fate> {
  if (row.silent) return { row, put: { state: "refused", error: "noSms", nextAt: null } };
  const wakes = row.medium === "sms" ? wakesAt(ctx.municipality.sms.quiet, row.notice, ctx.now) : ctx.now;
  if (wakes > ctx.now) return { row, put: { state: "queued", error: "quietHours", nextAt: wakes } };
  const choice = await choose(row);
  if (choice.courier) return { row, taken: choice.courier };
  if (choice.until) return { row, put: { state: "queued", error: choice.why, nextAt: choice.until } };
  // A sender that a person chose is switched off: that is the person's to see, and to mend.
  if (row.tried.length === 0)
    return {
      row,
      put: { state: "queued", error: "senderMissing", nextAt: new Date(ctx.now.getTime() + 5 * MINUTE_MS) },
    };
  return { row, put: nextRound(row, { reason: "sendersRefused" }, ctx.now) };
}

async function write(ctx: Context, tx: Tx, fates: readonly Fate[]): Promise<Due[]> {
  const due: Due[] = [];
  const moves: { before: Counted; after: Counted }[] = [];
  const taken: { id: number; sender: string; parts: number }[] = [];
  for (const fate of fates) {
    const { row } = fate;
    const before: Counted = { ...row, state: "queued" };
    if ("taken" in fate) {
      const { name, medium, turkish } = fate.taken;
      const parts = medium === "sms" ? smsParts(row.body, turkish).parts : row.parts;
      taken.push({ id: row.id, sender: name, parts });
      due.push({ ...row, sender: name, attempts: row.attempts + 1 });
      moves.push({ before, after: { sender: name, takenAt: ctx.now, state: "taken", parts } });
    } else {
      await tx.message.update({ where: { id: row.id }, data: { ...fate.put, stateAt: ctx.now } });
      moves.push({ before, after: { ...row, state: fate.put.state } });
    }
  }
  await tx.$executeRaw`
    UPDATE message m SET state = 'taken', sender = d.sender, parts = d.parts, taken_at = ${ctx.now}, state_at = ${ctx.now}, next_at = NULL,
      error = NULL, attempts = m.attempts + 1
    FROM jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) AS d (id int, sender text, parts int) WHERE m.id = d.id`;
  await keepLedger(tx, moves);
  return due;
}
