import { z } from "zod";
import { readAddress } from "@/server/domain/address";
import { DomainError, notFound } from "@/server/domain/errors";
import { isForAllReporters, type Medium, NOTICES, type Notice } from "@/server/domain/notices";
import { isMobile, maskPhone, readPhone } from "@/server/domain/phone";
import { type NotTold, type Reachable, type Route, routesFor } from "@/server/domain/routes";
import { canRead, may } from "@/server/policies/can";
import { type Sight, sightOf } from "@/server/policies/present";
import type { Context } from "../context";
import { isChat, reportersOf } from "./reachable";

const id = z.int32().positive();

/** Who is about to be written to: the citizen of a request, or whoever is being recorded. */
export const askedWays = z.discriminatedUnion("of", [
  z.object({ of: z.literal("request"), id, notice: z.enum(NOTICES) }),
  z.object({
    of: z.literal("draft"),
    phone: z.string().max(30),
    citizenId: id.nullable(),
    identityWithheld: z.boolean(),
  }),
]);
export type AskedWays = z.output<typeof askedWays>;

/** A way to a citizen as a screen says it: where it goes, masked, or why it is not gone. `once`: the one answer to a comment. */
export type Way =
  | { medium: Medium; goes: true; to: string; outsideWindow: boolean; once: boolean }
  | { medium: Medium; goes: false; why: NotTold };

/** `others`: of those whose requests were merged into it, how many are told too. Empty `ways`: nobody is known to write to. */
export type Ways = { ways: Way[]; others: { told: number; all: number } };

const NOBODY: Ways = { ways: [], others: { told: 0, all: 0 } };

/** By which media a text would go now and why another one not, by the very rule by which it is then sent. */
export async function waysTo(ctx: Context, asked: AskedWays): Promise<Ways> {
  return asked.of === "request" ? toRequest(ctx, asked) : toDraft(ctx, asked);
}

async function toRequest(ctx: Context, { id, notice }: { id: number; notice: Notice }): Promise<Ways> {
  const request = await ctx.db.request.findUnique({ where: { id } });
  if (!request || !canRead(ctx.actor, request)) throw notFound("request");
  const merged = isForAllReporters(notice) && request.mergedCount > 0;
  const reporters = await reportersOf(ctx, ctx.db, { id, merged });
  const own = reporters.find((reporter) => reporter.id === id);
  const others = reporters.filter((reporter) => reporter.id !== id);
  return {
    ways: own ? waysBy(sightOf(ctx.actor, request), shown(own, notice, ctx.now)) : [],
    others: {
      told: others.filter((other) => routesFor(other, notice, ctx.now).some(({ goes }) => goes)).length,
      all: merged ? request.mergedCount : 0,
    },
  };
}

/** Whoever may not know the citizen learns by which medium, and not to which address. */
const waysBy = (sight: Sight, ways: Way[]): Way[] =>
  sight === "whole" ? ways : ways.map((way) => (way.goes ? { ...way, to: "" } : way));

/** What is recorded came by no chat yet; whoever is known keeps their own wish. */
async function toDraft(
  ctx: Context,
  { phone, citizenId, identityWithheld }: Extract<AskedWays, { of: "draft" }>,
): Promise<Ways> {
  if (!may(ctx.actor, "record_request")) throw new DomainError("FORBIDDEN", "forbidden", { act: "ways" });
  const known =
    citizenId === null ? null : await ctx.db.citizen.findUnique({ where: { id: citizenId }, select: { noSms: true } });
  const e164 = readPhone(phone)?.e164 ?? null;
  if (e164 === null && known === null && !identityWithheld) return NOBODY;
  const reachable: Reachable = {
    identityWithheld,
    noSms: known?.noSms ?? false,
    mobile: e164 !== null && isMobile(e164) ? e164 : null,
    email: null,
    chat: null,
  };
  return { ...NOBODY, ways: shown(reachable, "received", ctx.now) };
}

const shown = (citizen: Reachable, notice: Notice, now: Date): Way[] => routesFor(citizen, notice, now).map(masked);

function masked(route: Route): Way {
  if (!route.goes) return route;
  const { medium, address, outsideWindow } = route;
  return {
    medium,
    goes: true,
    to: toShow(medium, address),
    outsideWindow,
    once: readAddress(address).kind === "comment",
  };
}

/** A telephone without its middle, an e-mail without its name; the address of a chat tells nobody anything. */
function toShow(medium: Medium, address: string): string {
  if (medium === "sms") return maskPhone(address);
  return isChat(medium) ? "" : `•••@${address.split("@").at(-1) ?? ""}`;
}
