import { DomainError } from "@/server/domain/errors";
import { networkOf } from "@/server/network";
import type { Context } from "../context";
import { raiseAlarm } from "../limits/alarm";
import { takeTurn, turnsUsed } from "../limits/take-turn";

/**
 * How often those who are not signed in may ask. Thousands of telephones share one address of a mobile operator, so a
 * network gets many turns and what can be guessed gets few. Each throws TOO_MANY.
 */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const turns = {
  form: { limit: 120, seconds: HOUR },
  /** While forms come in by the thousand from everywhere. */
  formInFlood: { limit: 10, seconds: HOUR },
  upload: { limit: 200, seconds: HOUR },
  find: { limit: 30, seconds: HOUR },
  number: { limit: 5, seconds: HOUR },
  proof: { limit: 5, seconds: HOUR },
  addition: { limit: 20, seconds: HOUR },
} as const;
type Turns = keyof typeof turns;

/** A /48 of IPv6 has so many times the turns of a /64. */
const SITE_HOSTS = 4;

async function take(ctx: Context, name: Turns, who: string, times = 1): Promise<void> {
  const { limit, seconds } = turns[name];
  const { allowed, until } = await takeTurn(ctx.db, `${name}:${who}`, limit * times, seconds, ctx.now);
  if (allowed) return;
  throw new DomainError("TOO_MANY", "tooManyTries", {
    minutes: Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000)),
  });
}

async function takeOfNetwork(ctx: Context, name: Turns, address: string): Promise<void> {
  const { host, site } = networkOf(address);
  await take(ctx, name, host);
  if (site !== host) await take(ctx, name, site, SITE_HOSTS);
}

/** Forms of an hour from all networks: from the first on administrators are told and each network has few, from the second on none is taken. */
export const FORMS_IN_FLOOD = 3_000;
export const FORMS_AT_MOST = 15_000;

/** Sends the public form; by network, and over all. */
export async function takeFormTurn(ctx: Context, address: string): Promise<void> {
  const { used } = await takeTurn(ctx.db, "form all", FORMS_AT_MOST, HOUR, ctx.now);
  if (used === FORMS_IN_FLOOD || used === FORMS_AT_MOST) await raiseAlarm(ctx, "forms", used);
  if (used > FORMS_AT_MOST) throw new DomainError("TOO_MANY", "formsClosed");
  await takeOfNetwork(ctx, used > FORMS_IN_FLOOD ? "formInFlood" : "form", address);
}

/** SMS that public forms cause in an hour, over all and by network, and to one telephone in a day. */
export const FORM_SMS_AT_MOST = 1_500;
export const FORM_SMS_OF_HOST = 60;
export const FORM_SMS_TO_PHONE = 3;

/**
 * Whether a form may cause an SMS: whoever typed the telephone need not be whose it is. The request is taken all the same, and its
 * receipt stands on the screen.
 */
export async function takeFormSms(
  ctx: Context,
  { address, phone }: { address: string; phone: string },
): Promise<boolean> {
  const { host } = networkOf(address);
  const all = "form sms all";
  if (((await turnsUsed(ctx.db, [all], HOUR, ctx.now)).get(all) ?? 0) >= FORM_SMS_AT_MOST) return false;
  const toPhone = await takeTurn(ctx.db, `form sms to ${phone}`, FORM_SMS_TO_PHONE, DAY, ctx.now);
  const ofHost = await takeTurn(ctx.db, `form sms of ${host}`, FORM_SMS_OF_HOST, HOUR, ctx.now);
  if (!toPhone.allowed || !ofHost.allowed) return false;
  const { used, allowed } = await takeTurn(ctx.db, all, FORM_SMS_AT_MOST, HOUR, ctx.now);
  if (used === FORM_SMS_AT_MOST) await raiseAlarm(ctx, "formSms", used);
  return allowed;
}

/** Uploads a file; by network. */
export const takeUploadTurn = (ctx: Context, address: string) => takeOfNetwork(ctx, "upload", address);
/** Looks a request up by its number; by network. */
export const takeFindTurn = (ctx: Context, address: string) => takeOfNetwork(ctx, "find", address);
/** The same; by the number looked up. */
export const takeNumberTurn = (ctx: Context, number: string) => take(ctx, "number", number);
/** Shows that a request is one's own; by request. */
export const takeProofTurn = (ctx: Context, request: string) => take(ctx, "proof", request);
/** Adds to a request; by request. */
export const takeAdditionTurn = (ctx: Context, request: string) => take(ctx, "addition", request);
