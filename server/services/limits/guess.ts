import { DomainError } from "@/server/domain/errors";
import { networkOf } from "@/server/network";
import type { Context } from "../context";
import { raiseAlarm } from "./alarm";
import { takeTurn, turnsUsed } from "./take-turn";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Wrong secrets that one host may name in an hour; a /48 of IPv6 four times as many. Thousands of telephones share one address of a mobile operator, and nearly all name right ones. */
export const WRONG_OF_HOST = 20;
/** Look-ups of one host, right or wrong: no more can be under way at once before the wrong ones are counted. */
const LOOKED_AT = { limit: 600, seconds: 10 * MINUTE };
const SITE_HOSTS = 4;
/** Wrong ones of all networks in an hour: from here on each network has one, and administrators are told. */
export const WRONG_OF_ALL = 1_000;
/** From here on nothing is looked up for the rest of the hour: what was guessed is beyond any mistyping. */
export const WRONG_AT_MOST = 10_000;

const ALL = "guess all";
const tooMany = (ctx: Context, until: Date) =>
  new DomainError("TOO_MANY", "tooManyTries", {
    minutes: Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / (MINUTE * 1000))),
  });
const endOfHour = ({ now }: Context): Date => new Date((Math.floor(now.getTime() / (HOUR * 1000)) + 1) * HOUR * 1000);

/**
 * Looks up what is known only by a secret, whichever door it was named at: `look` gives null where the secret is wrong. Wrong ones are
 * counted by network and over all. Throws TOO_MANY before it looks where too many were.
 */
export async function lookUpSecret<T>(ctx: Context, address: string, look: () => Promise<T | null>): Promise<T | null> {
  const { host, site } = networkOf(address);
  const counted = [{ key: host, times: 1 }, ...(site === host ? [] : [{ key: site, times: SITE_HOSTS }])];
  for (const { key, times } of counted) {
    const { allowed, until } = await takeTurn(
      ctx.db,
      `look ${key}`,
      LOOKED_AT.limit * times,
      LOOKED_AT.seconds,
      ctx.now,
    );
    if (!allowed) throw tooMany(ctx, until);
  }
  const wrong = await turnsUsed(ctx.db, [ALL, ...counted.map(({ key }) => `guess ${key}`)], HOUR, ctx.now);
  const all = wrong.get(ALL) ?? 0;
  const most = (times: number) => (all < WRONG_OF_ALL ? WRONG_OF_HOST * times : 1);
  const spent = counted.some(({ key, times }) => (wrong.get(`guess ${key}`) ?? 0) >= most(times));
  if (spent || all >= WRONG_AT_MOST) throw tooMany(ctx, endOfHour(ctx));
  const found = await look();
  if (found !== null) return found;
  for (const { key } of counted) await takeTurn(ctx.db, `guess ${key}`, WRONG_OF_HOST, HOUR, ctx.now);
  const { used } = await takeTurn(ctx.db, ALL, WRONG_AT_MOST, HOUR, ctx.now);
  if (used === WRONG_OF_ALL || used === WRONG_AT_MOST) await raiseAlarm(ctx, "guessing", used);
  return null;
}
