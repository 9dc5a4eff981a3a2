import { z } from "zod";
import type { Tx } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { differencesOf, type InstallationState, type PlaceDifference } from "@/server/domain/installation";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { keepLedger } from "../messages/ledger-sums";
import { changeSetting } from "../settings/write";
import { forgetInstallation, installationOf, readRow, writeRow } from "./installation";

type Waiting = { all: number; before: number };

export type ShownInstallation = {
  state: InstallationState;
  /** What differs from the original's place; empty for the original itself. */
  differences: PlaceDifference[];
  addresses: { original: string; here: string };
  /** Since when this place is seen. */
  noticedAt: Date | null;
  /** What waits to leave the house; `before`: written before this place was seen, so the original may have sent it. */
  waiting: { messages: Waiting; webhooks: Waiting; handovers: Waiting };
};

export async function shownInstallation(ctx: Context): Promise<ShownInstallation> {
  if (!may(ctx.actor, "manage_settings")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_installation" });
  const { state, original, here, noticed } = await installationOf(ctx);
  const noticedAt = noticed && new Date(noticed.at);
  return {
    state,
    differences: differencesOf(original, here),
    addresses: { original: original.address, here: here.address },
    noticedAt,
    waiting: await waitingIn(ctx, noticedAt ?? new Date(0)),
  };
}

const waitingSchema = z.array(z.object({ all: z.number(), before: z.number() })).length(3);

/** The outboxes hold what is still to be sent, no history: counting them is cheap. */
async function waitingIn({ db }: Context, noticedAt: Date): Promise<ShownInstallation["waiting"]> {
  const rows = waitingSchema.parse(
    await db.$queryRaw`
      SELECT count(*)::int AS all, count(*) FILTER (WHERE created_at < ${noticedAt})::int AS before FROM message WHERE state = 'queued'
      UNION ALL SELECT count(*)::int, count(*) FILTER (WHERE created_at < ${noticedAt})::int FROM webhook_delivery WHERE state = 'queued'
      UNION ALL SELECT count(*)::int, count(*) FILTER (WHERE created_at < ${noticedAt})::int FROM (
        SELECT created_at FROM handover WHERE state = 'queued'
        UNION ALL SELECT created_at FROM handover_post WHERE state = 'queued') h`,
  );
  const [messages, webhooks, handovers] = rows;
  const none = { all: 0, before: 0 };
  return { messages: messages ?? none, webhooks: webhooks ?? none, handovers: handovers ?? none };
}

export const decisionSchema = z.discriminatedUnion("is", [
  /** `outbox`: what waits since before this place was seen is sent as well (`all`), or is not (`new`). */
  z.object({ is: z.literal("original"), outbox: z.enum(["new", "all"]) }),
  z.object({ is: z.literal("copy") }),
]);

/** An administrator says what this place is. Throws FORBIDDEN; WRONG_STATE `installationDecided` where it is the original already. */
export async function decideInstallation(ctx: Context, input: z.output<typeof decisionSchema>): Promise<void> {
  if (!may(ctx.actor, "manage_settings"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "decide_installation" });
  const withheld = await withheldFor(ctx, input);
  await changeSetting(ctx, "manage_settings", "decide_installation", "setting:installation", async (tx) => {
    const { here, row } = await decidable(ctx, tx, input);
    if (input.is === "copy") {
      await writeRow(tx, { ...row, copy: here });
      return { result: undefined, data: { is: "copy", address: here.address } };
    }
    await writeRow(tx, { ...row, original: here, copy: null, noticed: null });
    return { result: undefined, data: { is: "original", address: here.address, withheld } };
  });
  forgetInstallation(ctx.db);
}

type Decision = z.output<typeof decisionSchema>;

async function decidable(ctx: Context, tx: Tx | Context["db"], input: Decision) {
  const { here, state } = await installationOf(ctx);
  const row = await readRow(tx);
  if (!row || (state === "original" && input.is === "original"))
    throw new DomainError("WRONG_STATE", "installationDecided");
  return { here, row };
}

/** Rows that are withheld in one transaction: an installation that stood for weeks has a long outbox. */
export const WITHHELD_AT_ONCE = 1_000;

type Withheld = { messages: number; webhooks: number; handovers: number };

/**
 * What the original may have sent is not sent again: each says so, and can still be sent by hand. Done before the decision is written,
 * while the gate is still shut: where it breaks off, nothing leaves, and the same decision goes on with the rest.
 */
async function withheldFor(ctx: Context, input: Decision): Promise<Withheld> {
  const withheld: Withheld = { messages: 0, webhooks: 0, handovers: 0 };
  const { row } = await decidable(ctx, ctx.db, input);
  if (input.is !== "original" || input.outbox !== "new" || !row.noticed) return withheld;
  const before = new Date(row.noticed.at);
  for (const [outbox, withhold] of Object.entries(BATCHES) as [keyof Withheld, Batch][]) {
    let count: number;
    do {
      count = await ctx.db.$transaction((tx) => withhold(ctx, tx, before));
      withheld[outbox] += count;
    } while (count === WITHHELD_AT_ONCE);
  }
  return withheld;
}

/** Withholds at most WITHHELD_AT_ONCE rows; gives how many. */
type Batch = (ctx: Context, tx: Tx, before: Date) => Promise<number>;

const waiting = (before: Date) => ({ state: "queued", createdAt: { lt: before } }) as const;
const put = ({ now }: Context) => ({ nextAt: null, stateAt: now, error: "installationMoved" });

const BATCHES: Record<keyof Withheld, Batch> = {
  messages: async (ctx, tx, before) => {
    const queued = await tx.message.findMany({
      where: waiting(before),
      select: { id: true, sender: true, takenAt: true, parts: true },
      orderBy: { id: "asc" },
      take: WITHHELD_AT_ONCE,
    });
    await tx.message.updateMany({
      where: { id: { in: queued.map(({ id }) => id) } },
      data: { ...put(ctx), state: "refused" },
    });
    await keepLedger(
      tx,
      queued.map((message) => ({ before: { ...message, state: "queued" }, after: { ...message, state: "refused" } })),
    );
    return queued.length;
  },
  webhooks: async (ctx, tx, before) =>
    (
      await tx.webhookDelivery.updateMany({
        where: waiting(before),
        data: { ...put(ctx), state: "held" },
        limit: WITHHELD_AT_ONCE,
      })
    ).count,
  handovers: async (ctx, tx, before) => {
    const withhold = { where: waiting(before), data: { ...put(ctx), state: "failed" } } as const;
    const { count } = await tx.handover.updateMany({ ...withhold, limit: WITHHELD_AT_ONCE });
    if (count === WITHHELD_AT_ONCE) return count;
    // What was said since a hand-over goes by an outbox of its own.
    const posts = await tx.handoverPost.updateMany({ ...withhold, limit: WITHHELD_AT_ONCE - count });
    return count + posts.count;
  },
};
