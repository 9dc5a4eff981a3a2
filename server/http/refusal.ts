import { getTranslations } from "next-intl/server";
import { asRefusal } from "../database-errors";
import { DomainError, type DomainErrorCode, type ErrorParams } from "../domain/errors";
import { logError, requestId } from "../log";

const STATUS: Record<DomainErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 412,
  CONFLICT: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
};

export const tooLarge = (key = "bodyTooLarge"): DomainError => new TooLarge("INVALID", key);
class TooLarge extends DomainError {}

const statusOf = (error: DomainError): number => (error instanceof TooLarge ? 413 : STATUS[error.code]);

/**
 * What went wrong, by its status: for a program a key and values of messages/<locale>/errors.json; for somebody who opened the address
 * in a browser the sentence itself. What is no error of the trade is logged, and has the number of its line.
 */
export async function refusal(failure: unknown, headers: Headers): Promise<Response> {
  const error = asRefusal(failure);
  const known = error instanceof DomainError;
  if (!known) logError("route", error);
  const status = known ? statusOf(error) : 500;
  const key = known ? error.key : "unexpected";
  const params: ErrorParams = known ? error.params : { number: requestId() ?? "" };
  const more = new Headers({ "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
  if (params.seconds !== undefined) more.set("Retry-After", String(params.seconds));
  if (!headers.get("accept")?.includes("text/html")) return Response.json({ key, params }, { status, headers: more });
  const t = await getTranslations("errors");
  more.set("Content-Type", "text/plain; charset=utf-8");
  return new Response(t.has(key) ? t(key, params) : t("unexpected"), { status, headers: more });
}
