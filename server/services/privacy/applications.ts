import { z } from "zod";
import { Prisma, type Tx } from "@/server/db";
import type { StaffActor } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { readRequestNumber, requestNumber } from "@/server/domain/number";
import {
  ANSWER_DAYS,
  APPLICATION_KINDS,
  APPLICATION_STATES,
  IDENTITY_PROOFS,
  REFUSAL_GROUNDS,
} from "@/server/domain/privacy";
import { addDays, DAY_MS, dateColumnOf, dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { decrypt, encrypt } from "@/server/secrets";
import type { Context } from "../context";
import { countsSchema } from "./erase";
import { entriesOf, targetsOf } from "./person";
import { restrict, restrictedSchema, unrestrict } from "./restrict";
import type { applicationSchema, decisionSchema, liftSchema } from "./schemas";

function handler({ actor }: Context, act: string): StaffActor {
  if (actor.kind !== "staff" || !may(actor, "handle_privacy")) throw new DomainError("FORBIDDEN", "forbidden", { act });
  return actor;
}

/** Writes down what a person asked, with the entries that are theirs. Throws NOT_FOUND where there is no such request, INVALID `citizenMissing` where it names nobody. */
export async function recordApplication(
  ctx: Context,
  input: z.output<typeof applicationSchema>,
): Promise<{ id: number }> {
  const actor = handler(ctx, "privacy_record");
  const number = readRequestNumber(input.requestNumber);
  if (!number) throw new DomainError("INVALID", "invalid", {}, { requestNumber: "requestNumberUnreadable" });
  if (input.appliedOn > dayOf(ctx.now)) throw new DomainError("INVALID", "invalid", {}, { appliedOn: "dateInFuture" });
  return ctx.db.$transaction(async (tx) => {
    const request = await tx.request.findUnique({ where: { year_seq: number }, select: { citizenId: true } });
    if (!request)
      throw new DomainError("NOT_FOUND", "notFound", { what: "request" }, { requestNumber: "requestUnknown" });
    if (request.citizenId === null) throw new DomainError("INVALID", "citizenMissing");
    const { id } = await tx.privacyApplication.create({
      data: {
        kind: input.kind,
        state: "open",
        citizenIds: await entriesOf(tx, request.citizenId),
        requestNumber: requestNumber(number.year, number.seq),
        applicant: encrypt("privacy application", input.applicant),
        proof: input.proof,
        appliedOn: dateColumnOf(input.appliedOn),
        dueOn: dateColumnOf(addDays(input.appliedOn, ANSWER_DAYS)),
        recordedAt: ctx.now,
        recordedById: actor.staffId,
      },
      select: { id: true },
    });
    await audit(ctx, tx, actor, id, "privacy_recorded", { kind: input.kind, proof: input.proof });
    return { id };
  });
}

const audit = (ctx: Context, tx: Tx, actor: StaffActor, id: number, act: string, data: Prisma.InputJsonObject) =>
  tx.auditEntry.create({ data: { at: ctx.now, staffId: actor.staffId, act, subject: `privacy:${id}`, data } });

/**
 * Grants or refuses, with the reason that the applicant reads. A restriction holds at once; an erasure and a copy are the worker's.
 * Throws CONFLICT where somebody was faster, WRONG_STATE `privacyDecided` where it is decided, `citizenHasOpenRequests` where an
 * erasure would take a request from those who work on it.
 */
export async function decideApplication(ctx: Context, input: z.output<typeof decisionSchema>): Promise<void> {
  const actor = handler(ctx, "privacy_decide");
  await ctx.db.$transaction(async (tx) => {
    const row = await held(tx, input.id, input.version);
    if (row.state !== "open") throw new DomainError("WRONG_STATE", "privacyDecided");
    const base = {
      decidedAt: ctx.now,
      decidedById: actor.staffId,
      reason: input.reason,
      version: { increment: 1 },
    };
    if (input.decision === "refuse") {
      if (row.kind === "copy" && input.ground !== "identity_unproven" && input.ground !== "exempt")
        throw new DomainError("INVALID", "invalid", {}, { ground: "groundNotForCopy" });
      await tx.privacyApplication.update({
        where: { id: row.id },
        data: { ...base, state: "refused", ground: input.ground, doneAt: ctx.now },
      });
    } else await grant(ctx, tx, row, base);
    await audit(ctx, tx, actor, row.id, input.decision === "grant" ? "privacy_granted" : "privacy_refused", {
      kind: row.kind,
      ...(input.decision === "refuse" ? { ground: input.ground } : {}),
    });
  });
}

type Row = Awaited<ReturnType<typeof held>>;

async function grant(ctx: Context, tx: Tx, row: Row, base: Prisma.PrivacyApplicationUncheckedUpdateInput) {
  const update = (data: Prisma.PrivacyApplicationUncheckedUpdateInput) =>
    tx.privacyApplication.update({ where: { id: row.id }, data: { ...base, ...data } });
  // What was written since belongs to the person too.
  const citizenIds = [...new Set((await Promise.all(row.citizenIds.map((id) => entriesOf(tx, id)))).flat())];
  if (row.kind === "restriction") {
    const restricted = await restrict(ctx, tx, citizenIds);
    await update({
      citizenIds,
      state: "done",
      doneAt: ctx.now,
      restricted,
      counts: { requests: restricted.requestIds.length },
    });
    return;
  }
  if (row.kind === "erasure") {
    const open = await openRequests(tx, citizenIds);
    if (open.length > 0)
      throw new DomainError("WRONG_STATE", "citizenHasOpenRequests", { count: open.length, numbers: open.join(", ") });
    const targets = encrypt("privacy application", JSON.stringify(await targetsOf(tx, citizenIds)));
    await update({ citizenIds, state: "granted", targets });
  } else await update({ citizenIds, state: "granted" });
  await tx.$executeRaw`SELECT graphile_worker.add_job('settle-privacy', max_attempts => 1)::text`;
}

const numbersSchema = z.array(z.object({ year: z.number(), seq: z.number() }));

/** Numbers of those that somebody works on, or that were merged into one. */
async function openRequests(tx: Tx, citizenIds: readonly number[]): Promise<string[]> {
  const rows = numbersSchema.parse(
    await tx.$queryRaw`
      SELECT r.year, r.seq FROM request r LEFT JOIN request m ON m.id = r.merged_into_id
      WHERE r.citizen_id = ANY(${[...citizenIds]})
        AND coalesce(m.status, r.status) IN ('new', 'assigned', 'in_progress', 'waiting') ORDER BY r.id LIMIT 20`,
  );
  return rows.map(({ year, seq }) => requestNumber(year, seq));
}

/** The reason for a restriction is over: what was hidden by it is shown again to whoever may see it. */
export async function liftRestriction(ctx: Context, input: z.output<typeof liftSchema>): Promise<void> {
  const actor = handler(ctx, "privacy_lift");
  await ctx.db.$transaction(async (tx) => {
    const row = await held(tx, input.id, input.version);
    if (row.kind !== "restriction" || row.state !== "done")
      throw new DomainError("WRONG_STATE", "privacyNotRestricted");
    await unrestrict(ctx, tx, restrictedSchema.parse(row.restricted));
    await tx.privacyApplication.update({
      where: { id: row.id },
      data: {
        state: "lifted",
        restricted: Prisma.DbNull,
        liftedAt: ctx.now,
        liftedById: actor.staffId,
        version: { increment: 1 },
      },
    });
    await audit(ctx, tx, actor, row.id, "privacy_lifted", {});
  });
}

async function held(tx: Tx, id: number, version: number) {
  await tx.$queryRaw`SELECT id FROM privacy_application WHERE id = ${id} FOR UPDATE`;
  const row = await tx.privacyApplication.findUnique({ where: { id }, omit: { file: true } });
  if (!row) throw notFound("application");
  if (row.version !== version) throw new DomainError("CONFLICT", "privacyChanged");
  return row;
}

const rowSchema = z.object({
  id: z.number(),
  version: z.number(),
  kind: z.enum(APPLICATION_KINDS),
  state: z.enum(APPLICATION_STATES),
  requestNumber: z.string(),
  proof: z.enum(IDENTITY_PROOFS),
  appliedOn: z.date(),
  dueOn: z.date(),
  recordedAt: z.date(),
  decidedAt: z.date().nullable(),
  doneAt: z.date().nullable(),
  liftedAt: z.date().nullable(),
  reason: z.string().nullable(),
  ground: z.enum(REFUSAL_GROUNDS).nullable(),
  counts: countsSchema,
  fileDone: z.number(),
  fileTotal: z.number(),
  fileUntil: z.date().nullable(),
});
const PEOPLE = {
  recordedBy: { select: { name: true } },
  decidedBy: { select: { name: true } },
  liftedBy: { select: { name: true } },
};
/** `daysLeft`: of the thirty, below zero once they are over; null where it is answered. */
export type ShownApplication = z.infer<typeof rowSchema> & {
  applicant: string;
  recordedBy: string;
  decidedBy: string | null;
  liftedBy: string | null;
  daysLeft: number | null;
};

const PAGE = 50;

/** Applications, the newest first; `before`: the last one of the page before. */
export async function listApplications(
  ctx: Context,
  { before }: { before?: number | undefined },
): Promise<{ rows: ShownApplication[]; next: number | null }> {
  handler(ctx, "see_privacy");
  const rows = await ctx.db.privacyApplication.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: "desc" },
    take: PAGE + 1,
    omit: { file: true },
    include: PEOPLE,
  });
  const shown = rows.slice(0, PAGE).map((row) => shownOf(ctx, row));
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** One application, as its page and its certificate show it. */
export async function getApplication(ctx: Context, { id }: { id: number }): Promise<ShownApplication> {
  handler(ctx, "see_privacy");
  const row = await ctx.db.privacyApplication.findUnique({ where: { id }, omit: { file: true }, include: PEOPLE });
  if (!row) throw notFound("application");
  return shownOf(ctx, row);
}

type Found = { applicant: Uint8Array } & Record<keyof typeof PEOPLE, { name: string } | null>;

function shownOf({ now }: Context, row: Found): ShownApplication {
  const read = rowSchema.parse(row);
  const today = dateColumnOf(dayOf(now));
  return {
    ...read,
    applicant: decrypt("privacy application", row.applicant),
    recordedBy: row.recordedBy?.name ?? "",
    decidedBy: row.decidedBy?.name ?? null,
    liftedBy: row.liftedBy?.name ?? null,
    daysLeft: read.doneAt ? null : Math.round((read.dueOn.getTime() - today.getTime()) / DAY_MS),
  };
}
