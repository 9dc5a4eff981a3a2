import { z } from "zod";
import type { Tx } from "@/server/db";
import { decrypt } from "@/server/secrets";
import { removeUntied } from "../attachments/remove-untied";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";
import { forgetCallNumbers } from "../retention/by-years";
import {
  type Anonymised,
  addAnonymised,
  anonymiseRequests,
  emptyMessages,
  NOTHING,
  removeUnreferenced,
} from "./anonymise";
import { type Targets, targetsSchema } from "./person";

const REQUESTS_AT_ONCE = 50;
const ROWS_AT_ONCE = 1000;

export const countsSchema = z.object({
  requests: z.number().default(0),
  messages: z.number().default(0),
  photographs: z.number().default(0),
  calls: z.number().default(0),
  citizens: z.number().default(0),
  /** What vendors sent, as it came. */
  raw: z.number().default(0),
  /** Telephones that somebody else gave too, whose calls therefore stay. */
  sharedPhones: z.number().default(0),
});
export type Counts = z.infer<typeof countsSchema>;

/** A step of an erasure; `more`: it may have left something. */
type Step = (
  tx: Tx,
  of: { citizenIds: number[]; targets: Targets },
) => Promise<{ counts: Partial<Counts>; more: boolean }>;

/**
 * Does what was granted, one step a transaction: each finds what is still there, so that whoever is stopped goes on where it stopped and
 * nothing is done twice. Files whose rows were emptied are removed at once. Gives how many applications are done.
 */
export async function erasePeople(ctx: Context): Promise<number> {
  mustBeSystem(ctx, "erase");
  const granted = await ctx.db.privacyApplication.findMany({
    where: { state: "granted", kind: "erasure" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  let done = 0;
  for (const { id } of granted) if (await erase(ctx, id)) done += 1;
  if (done > 0) await removeUntied(ctx);
  return done;
}

async function erase(ctx: Context, id: number): Promise<boolean> {
  for (const step of stepsOf(ctx)) while (await take(ctx, id, step));
  await emptyRaw(ctx, id);
  return ctx.db.$transaction(async (tx) => {
    const application = await granted(tx, id);
    if (!application) return false;
    const citizens = await removeUnreferenced(tx, application.citizenIds);
    const counts = { ...application.counts, citizens: application.counts.citizens + citizens };
    await tx.privacyApplication.update({
      where: { id },
      data: {
        state: "done",
        doneAt: ctx.now,
        targets: null,
        counts: { ...counts, sharedPhones: application.targets.shared },
        version: { increment: 1 },
      },
    });
    await tx.auditEntry.create({
      data: { at: ctx.now, act: "privacy_erased", subject: `privacy:${id}`, data: counts },
    });
    return true;
  });
}

const stepsOf = (ctx: Context): Step[] => [
  async (tx, { citizenIds }) => {
    const rows = await tx.request.findMany({
      where: {
        citizenId: { in: citizenIds },
        anonymisedAt: null,
        status: { notIn: ["new", "assigned", "in_progress", "waiting"] },
      },
      orderBy: { id: "asc" },
      take: REQUESTS_AT_ONCE,
      select: { id: true },
    });
    const counts = await anonymiseRequests(
      ctx,
      tx,
      rows.map(({ id }) => id),
    );
    return { counts, more: rows.length === REQUESTS_AT_ONCE };
  },
  async (tx, { citizenIds }) => {
    const rows = await tx.message.findMany({
      where: { citizenId: { in: citizenIds }, requestId: null, state: { not: "queued" } },
      take: ROWS_AT_ONCE,
      select: { id: true },
    });
    const messages = await emptyMessages(
      tx,
      rows.map(({ id }) => id),
    );
    return { counts: { messages }, more: messages === ROWS_AT_ONCE };
  },
  async (tx, { targets: { phones } }) => {
    const rows = await tx.call.findMany({
      where: { number: { in: phones }, endedAt: { not: null } },
      take: ROWS_AT_ONCE,
      select: { id: true },
    });
    const calls = await forgetCallNumbers(
      tx,
      rows.map(({ id }) => id),
    );
    if (rows.length < ROWS_AT_ONCE)
      await tx.callBack.updateMany({
        where: { number: { in: phones }, closedAt: { not: null } },
        data: { number: "", note: null },
      });
    return { counts: { calls }, more: rows.length === ROWS_AT_ONCE };
  },
];

async function take(ctx: Context, id: number, step: Step): Promise<boolean> {
  return ctx.db.$transaction(
    async (tx) => {
      const application = await granted(tx, id);
      if (!application) return false;
      const { counts, more } = await step(tx, application);
      await add(tx, id, application.counts, counts);
      return more;
    },
    { timeout: 60_000 },
  );
}

async function add(tx: Tx, id: number, before: Counts, { raw = 0, ...more }: Partial<Counts>): Promise<void> {
  const { raw: rawBefore, sharedPhones, ...rest } = before;
  const sum: Anonymised = addAnonymised(rest, { ...NOTHING, ...more });
  await tx.privacyApplication.update({
    where: { id },
    data: { counts: { ...sum, raw: rawBefore + raw, sharedPhones } },
  });
}

const rawSchema = z.array(z.object({ id: z.number(), at: z.date() }));

/** What vendors sent and names the person, as far as it is still kept; read through from the oldest on, some at a time. */
async function emptyRaw(ctx: Context, id: number): Promise<void> {
  let after = { at: new Date(0), id: 0 };
  for (let more = true; more; ) {
    more = await ctx.db.$transaction(
      async (tx) => {
        const application = await granted(tx, id);
        const words = application ? wordsOf(application.targets) : [];
        if (!application || words.length === 0) return false;
        const rows = rawSchema.parse(
          await tx.$queryRaw`
            SELECT id, handled_at AS at FROM incoming
            WHERE state = 'done' AND octet_length(body) > 0 AND (handled_at, id) > (${after.at}, ${after.id})
            ORDER BY handled_at, id LIMIT ${ROWS_AT_ONCE}`,
        );
        const last = rows.at(-1);
        if (!last) return false;
        const raw = await tx.$executeRaw`
          UPDATE incoming SET body = '' WHERE id = ANY(${rows.map((row) => row.id)})
            AND EXISTS (SELECT FROM unnest(${words}::text[]) w WHERE position(convert_to(w, 'UTF8') IN body) > 0)`;
        await add(tx, id, application.counts, { raw });
        after = last;
        return rows.length === ROWS_AT_ONCE;
      },
      { timeout: 60_000 },
    );
  }
}

/** A telephone without its country code, as every vendor writes its end; accounts that are long enough to be nobody else's. */
const wordsOf = ({ phones, accounts }: Targets): string[] =>
  [...phones.map((phone) => phone.replace(/^\+90/, "")), ...accounts].filter((word) => word.length >= 8);

/** The application while it is granted, held until the step is over; null where it was done meanwhile. */
async function granted(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT id FROM privacy_application WHERE id = ${id} FOR UPDATE`;
  const row = await tx.privacyApplication.findUnique({
    where: { id },
    select: { state: true, citizenIds: true, targets: true, counts: true },
  });
  if (row?.state !== "granted" || !row.targets) return null;
  return {
    citizenIds: row.citizenIds,
    targets: targetsSchema.parse(JSON.parse(decrypt("privacy application", row.targets))),
    counts: countsSchema.parse(row.counts),
  };
}
