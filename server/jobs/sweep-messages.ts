import { SYSTEM } from "@/server/domain/actor";
import type { Sender } from "@/server/integrations/contracts";
import { settle } from "@/server/services/messages/settle";
import { type Ask, markAbandoned, takeToAsk } from "@/server/services/messages/sweep";
import { contextOf, type Job, type Tools } from "./job";

const AT_ONCE = 100;

/** Finds what a dead worker left behind, and asks the senders what they know of what we do not. */
export const sweepMessages: Job = async (tools, { logger }) => {
  const senders = (await tools.senders()).filter((sender) => sender.report !== undefined);
  const ctx = await contextOf(tools, SYSTEM);
  const abandoned = await markAbandoned(ctx);
  if (abandoned > 0) logger.warn("messages.abandoned", { count: abandoned });
  const asks = await takeToAsk(ctx, {
    unknownOf: senders.map(({ name }) => name),
    acceptedOf: senders.filter(({ follows }) => follows).map(({ name }) => name),
    limit: AT_ONCE,
  });
  for (const sender of senders)
    await ask(
      tools,
      sender,
      asks.filter((message) => message.sender === sender.name),
    );
};

async function ask(tools: Tools, sender: Sender, asks: Ask[]): Promise<void> {
  const outcomes = asks.length > 0 ? await sender.report?.(asks.map(({ id }) => id)) : undefined;
  for (const [id, outcome] of outcomes ?? []) await settle(await contextOf(tools, SYSTEM), { id, outcome });
}
