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
  /** The fields to be mended, each with the key of its sentence. */
  readonly fields: Record<string, string>;

  constructor(code: DomainErrorCode, key: string, params: ErrorParams = {}, fields: Record<string, string> = {}) {
    super(`${code} ${key} ${JSON.stringify({ ...params, ...fields })}`);
    this.name = "DomainError";
    this.code = code;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }
}

export const notFound = (what: string): DomainError => new DomainError("NOT_FOUND", "notFound", { what });
