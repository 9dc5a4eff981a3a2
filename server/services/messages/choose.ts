import { type Courier, isGuarded, rests, windowOf } from "@/server/domain/sender";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";
import { type SenderHealth, takeProbe } from "./health";

/** What is looked at of a message to choose who carries it. */
export type ToCarry = { medium: Courier["medium"]; address: string; tried: readonly string[]; via: string | null };

/** `until`: when to look again; null where everybody has been tried, or nobody is there. */
export type Choice = { courier: Courier } | { courier: null; until: Date | null; why: "sendersRest" | "limit" | null };

/** Chooses for one message after the other, in the order of preference. Turns and probes that were taken stay taken. */
export function chooser(ctx: Context, couriers: readonly Courier[], health: Map<string, SenderHealth>) {
  return async (message: ToCarry): Promise<Choice> => {
    const able = couriers.filter(
      ({ name, medium }) =>
        medium === message.medium &&
        !message.tried.includes(name) &&
        (message.via === null ? true : name === message.via),
    );
    const waits: Date[] = [];
    for (const courier of able) {
      const rest = await restOf(ctx, courier, health);
      if (rest) {
        waits.push(rest);
        continue;
      }
      const full = await takeTurns(ctx, courier, message.address);
      return full ? { courier: null, until: full, why: "limit" } : { courier };
    }
    const until = waits.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    return { courier: null, until, why: until && "sendersRest" };
  };
}

/** Until when a sender rests; null where it may be asked, be it with the one message that tells whether it answers again. */
async function restOf(ctx: Context, courier: Courier, health: Map<string, SenderHealth>): Promise<Date | null> {
  const known = health.get(courier.name);
  if (!known || !isGuarded(courier.medium)) return null;
  if (known.tryAt && rests(known, ctx.now)) return known.tryAt;
  if (known.downSince === null || known.tryAt === null) return null;
  const mine = await takeProbe(ctx.db, courier.name, ctx.now);
  const [again] = await ctx.db.senderHealth.findMany({ where: { sender: courier.name } });
  if (again) health.set(courier.name, again);
  return mine ? null : (again?.tryAt ?? null);
}

/** A turn of each limit; when the window that is full ends, where one is. */
async function takeTurns(ctx: Context, { name, limits = [] }: Courier, address: string): Promise<Date | null> {
  for (const limit of limits.toSorted((a, b) => Number(b.each !== undefined) - Number(a.each !== undefined))) {
    const { turns, seconds } = windowOf(limit);
    const key = limit.each ? `sender ${name} ${address}` : `sender ${name}`;
    const turn = await takeTurn(ctx.db, key, turns, seconds, ctx.now);
    if (!turn.allowed) return turn.until;
  }
  return null;
}
