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
      UNION ALL SELECT count(*)::int, count(*) FILTER (WHERE created_at < ${noticedAt})::int FROM handover WHERE state = 'queued'`,
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
  await changeSetting(ctx, "manage_settings", "decide_installation", "setting:installation", async (tx) => {
    const { here, state } = await installationOf(ctx);
    const row = await readRow(tx);
    if (!row || (state === "original" && input.is === "original"))
      throw new DomainError("WRONG_STATE", "installationDecided");
    if (input.is === "copy") {
      await writeRow(tx, { ...row, copy: here });
      return { result: undefined, data: { is: "copy", address: here.address } };
    }
    const before = input.outbox === "new" && row.noticed ? new Date(row.noticed.at) : null;
    const withheld = before ? await withhold(ctx, tx, before) : { messages: 0, webhooks: 0, handovers: 0 };
    await writeRow(tx, { ...row, original: here, copy: null, noticed: null });
    return { result: undefined, data: { is: "original", address: here.address, withheld } };
  });
  forgetInstallation(ctx.db);
}

/** What the original may have sent is not sent again: each says so, and can still be sent by hand. */
async function withhold({ now }: Context, tx: Tx, before: Date) {
  const where = { state: "queued", createdAt: { lt: before } } as const;
  const queued = await tx.message.findMany({
    where,
    select: { id: true, sender: true, takenAt: true, parts: true },
  });
  const put = { nextAt: null, stateAt: now, error: "installationMoved" };
  await tx.message.updateMany({
    where: { id: { in: queued.map(({ id }) => id) } },
    data: { ...put, state: "refused" },
  });
  const { count: webhooks } = await tx.webhookDelivery.updateMany({ where, data: { ...put, state: "held" } });
  const { count: handovers } = await tx.handover.updateMany({ where, data: { ...put, state: "failed" } });
  await keepLedger(
    tx,
    queued.map((message) => ({ before: { ...message, state: "queued" }, after: { ...message, state: "refused" } })),
  );
  return { messages: queued.length, webhooks, handovers };
}
