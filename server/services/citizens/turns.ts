import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import { takeTurn } from "../limits/take-turn";

/**
 * How often those who are not signed in may ask. Thousands of telephones share one address of a mobile operator, so an
 * address gets many turns and what can be guessed gets few. Each throws TOO_MANY.
 */
const MINUTE = 60;
const HOUR = 60 * MINUTE;

const turns = {
  form: { limit: 120, seconds: HOUR },
  upload: { limit: 200, seconds: HOUR },
  track: { limit: 200, seconds: 10 * MINUTE },
  find: { limit: 30, seconds: HOUR },
  number: { limit: 5, seconds: HOUR },
  proof: { limit: 5, seconds: HOUR },
  addition: { limit: 20, seconds: HOUR },
} as const;

const take =
  (name: keyof typeof turns) =>
  async (ctx: Context, who: string): Promise<void> => {
    const { limit, seconds } = turns[name];
    const { allowed, until } = await takeTurn(ctx.db, `${name}:${who}`, limit, seconds, ctx.now);
    if (allowed) return;
    throw new DomainError("TOO_MANY", "tooManyTries", {
      minutes: Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000)),
    });
  };

/** Sends the public form; by address. */
export const takeFormTurn = take("form");
/** Uploads a file; by address. */
export const takeUploadTurn = take("upload");
/** Opens a tracking page; by address. */
export const takeTrackTurn = take("track");
/** Looks a request up by its number; by address. */
export const takeFindTurn = take("find");
/** The same; by the number looked up. */
export const takeNumberTurn = take("number");
/** Shows that a request is one's own; by request. */
export const takeProofTurn = take("proof");
/** Adds to a request; by request. */
export const takeAdditionTurn = take("addition");
