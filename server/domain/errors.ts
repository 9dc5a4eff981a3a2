/**
 * What may go wrong by the rules of the trade, free of any framework.
 * `message` is for the log; `key` and `params` choose the sentence a person reads (messages/<locale>/errors.json).
 */
export type DomainErrorCode =
  | "INVALID"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "WRONG_STATE"
  | "CONFLICT"
  | "TOO_MANY"
  /** Nothing is wrong with what was asked; the same may work in a while. */
  | "UNAVAILABLE";

export type ErrorParams = Record<string, string | number>;

export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly key: string;
  readonly params: ErrorParams;

  constructor(code: DomainErrorCode, key: string, params: ErrorParams = {}) {
    super(`${code} ${key} ${JSON.stringify(params)}`);
    this.name = "DomainError";
    this.code = code;
    this.key = key;
    this.params = params;
  }
}

export const notFound = (what: string): DomainError => new DomainError("NOT_FOUND", "notFound", { what });
