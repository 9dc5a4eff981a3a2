import type { Prisma } from "@/server/db";
import { CHAT_CHANNELS, type Channel, type ChatChannel } from "@/server/domain/channel";
import type { Medium, Reachable } from "@/server/domain/notices";
import { isMobile } from "@/server/domain/phone";
import type { Context } from "../context";

/** What is read of a request to know where its citizen can be told something. */
export const REACHED = {
  channel: true,
  identityWithheld: true,
  citizen: {
    select: {
      id: true,
      phone: true,
      email: true,
      noSms: true,
      identities: {
        where: { channel: { in: [...CHAT_CHANNELS] } },
        orderBy: { lastIncomingAt: { sort: "desc", nulls: "last" } },
        select: { channel: true, externalId: true, lastIncomingAt: true },
      },
    },
  },
} as const satisfies Prisma.RequestSelect;

type Reached = Prisma.RequestGetPayload<{ select: typeof REACHED }>;

/** Where the citizen of a request can be told something today; null where there is no citizen. */
export function reachableOf(
  { municipality }: Context,
  { channel, identityWithheld, citizen }: Reached,
): (Reachable & { citizenId: number }) | null {
  if (!citizen) return null;
  const identity = isChat(channel) ? citizen.identities.find((one) => one.channel === channel) : undefined;
  return {
    citizenId: citizen.id,
    identityWithheld,
    noSms: citizen.noSms,
    mobile: citizen.phone !== null && isMobile(citizen.phone) ? citizen.phone : null,
    email: municipality.connected.includes("email") ? citizen.email : null,
    chat:
      identity && isChat(channel) ? { channel, address: identity.externalId, lastAt: identity.lastIncomingAt } : null,
  };
}

export const isChat = (name: Channel | Medium): name is ChatChannel =>
  (CHAT_CHANNELS as readonly string[]).includes(name);
