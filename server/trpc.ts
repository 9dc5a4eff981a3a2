import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { asRefusal } from "./database-errors";
import { DomainError, type DomainErrorCode } from "./domain/errors";
import { fieldsOf } from "./domain/given";
import { oddText } from "./domain/odd-text";
import { transformer } from "./input";
import { requestId, withNumber } from "./log";
import { ACCESS_BY_PROCEDURE } from "./services/access-log/doors";
import { mustBeWithin, recordLater, recordNow } from "./services/access-log/write";
import type { Context } from "./services/context";
import { mustHaveProved } from "./services/staff/proof";

/** How the screens learn what went wrong: a key for the sentence, its values, and the fields that are to be mended. */
export type ErrorForPeople = { key: string; params: Record<string, string | number>; fields: Record<string, string> };

const CODES: Record<DomainErrorCode, TRPCError["code"]> = {
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  WRONG_STATE: "PRECONDITION_FAILED",
  CONFLICT: "CONFLICT",
  TOO_MANY: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** What does not keep to a schema is the asker's to mend where it is what they gave, and an error of ours anywhere deeper. */
function forPeople({ code, cause }: TRPCError): ErrorForPeople {
  if (cause instanceof DomainError) return { key: cause.key, params: cause.params, fields: cause.fields };
  if (code === "BAD_REQUEST")
    return { key: "invalid", params: {}, fields: cause instanceof ZodError ? fieldsOf(cause.issues) : {} };
  return { key: "unexpected", params: {}, fields: {} };
}

/** Of a fault of ours: the number that its lines in the log have, for whoever was shown the error. */
const numberOf = ({ code }: TRPCError): string | null => (code === "INTERNAL_SERVER_ERROR" ? requestId() : null);

const t = initTRPC.context<Context>().create({
  transformer,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: shape.data.code === "INTERNAL_SERVER_ERROR" ? "unexpected" : shape.message,
    data: { code: shape.data.code, path: shape.data.path, people: forPeople(error), number: numberOf(error) },
  }),
});

/** An error of the trade, and the database's absence, as one of the transport; null for what is a fault of ours. */
export function refusalOf(error: unknown): TRPCError | null {
  const cause = asRefusal(error);
  if (!(cause instanceof DomainError)) return null;
  const refusal = new TRPCError({ code: CODES[cause.code], message: cause.key, cause });
  // Of a page that Next could not make, its reader's browser learns the digest alone.
  return cause.key.startsWith("tooMuchRead") ? Object.assign(refusal, { digest: "tooMuchRead" }) : refusal;
}

/** The one place where an error of the trade becomes one of the transport. */
const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  const refusal = refusalOf(cause);
  if (refusal) throw refusal;
  if (result.error.code === "BAD_REQUEST") throw new TRPCError({ code: "BAD_REQUEST", message: "invalid", cause });
  throw withNumber(result.error);
});

const staffOnly = t.middleware(({ ctx, next }) => {
  if (ctx.actor.kind !== "staff") throw new DomainError("UNAUTHENTICATED", "signInFirst");
  return next();
});

/** What cannot be read, or what no database keeps, is refused before anything looks for it. */
const inputThatCanBeKept = t.middleware(async ({ getRawInput, next }) => {
  const input = await getRawInput().catch((error: unknown) => {
    const cause = error instanceof TRPCError ? error.cause : error;
    throw cause instanceof DomainError ? cause : new DomainError("INVALID", "inputUnreadable");
  });
  if (oddText(input)) throw new DomainError("INVALID", "textUnreadable");
  return next();
});

/** Whatever gives out personal data leaves a trace, and no more than one's share is given out. */
const accessWrittenDown = t.middleware(async ({ ctx, path, getRawInput, next }) => {
  const accessed = ACCESS_BY_PROCEDURE[path];
  if (!accessed) return next();
  const input = await getRawInput();
  for (const amount of accessed.amounts(input)) mustBeWithin(ctx, amount);
  const result = await next();
  if (!result.ok) return result;
  const reads = accessed.reads(result.data, input);
  if (accessed.now) await recordNow(ctx, reads);
  else recordLater(ctx, reads);
  return result;
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Everything that a screen of the staff asks: whoever is not signed in is refused before the verb. */
export const procedure = t.procedure.use(translateErrors).use(staffOnly).use(inputThatCanBeKept).use(accessWrittenDown);

const proved = t.middleware(({ ctx, next }) => {
  mustHaveProved(ctx);
  return next();
});

/** What a session left open, or a stolen one, must not do: keys, secrets, staff. The password was typed a moment ago. */
export const provedProcedure = procedure.use(proved);
