import { DomainError } from "@/server/domain/errors";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { type Silent, silentWebhooks } from "../webhooks/list";

/** A vendor as it is asked about: under which names its messages go out, and whether it carries SMS in an order of preference. */
export type Sending = { name: string; senders: readonly string[]; gateway: boolean };
export type DownSender = { vendor: string; since: Date; reason: string | null };

/** Vendors that messages would go out by and that do not answer; one that nobody would ask is not down. */
export async function downSenders(ctx: Context, vendors: readonly Sending[]): Promise<DownSender[]> {
  if (!may(ctx.actor, "see_channels")) throw new DomainError("FORBIDDEN", "forbidden", { act: "connections" });
  const { connected, smsGateways } = ctx.municipality;
  const asked = vendors.filter(
    ({ name, gateway }) => connected.includes(name) && (!gateway || smsGateways.includes(name)),
  );
  const rows = await ctx.db.senderHealth.findMany({
    where: { sender: { in: asked.flatMap(({ senders }) => [...senders]) }, downSince: { not: null } },
    orderBy: { downSince: "asc" },
  });
  return rows.flatMap(({ sender, downSince, reason }) => {
    const vendor = asked.find(({ senders }) => senders.includes(sender));
    return vendor && downSince ? [{ vendor: vendor.name, since: downSince, reason }] : [];
  });
}

/** What goes out by nobody's hand any more: said wherever those look who can mend it. */
export async function whatIsDown(
  ctx: Context,
  vendors: readonly Sending[],
): Promise<{ senders: DownSender[]; webhooks: Silent[] }> {
  const [senders, webhooks] = await Promise.all([downSenders(ctx, vendors), silentWebhooks(ctx)]);
  return { senders, webhooks };
}
