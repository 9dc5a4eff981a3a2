import { DomainError, type ErrorParams } from "../domain/errors";
import { plain } from "../domain/odd-text";

/** Why a form was not taken: a key and values for the sentence. */
export type Failure = { key: string; params: ErrorParams };

export const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? plain(value) : "";
};

export const textsOf = (data: FormData, name: string): string[] =>
  data
    .getAll(name)
    .filter((value) => typeof value === "string")
    .map(plain);

/** A file field that was left empty posts one file without a byte. */
export const filesOf = (data: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> =>
  Promise.all(
    data
      .getAll(name)
      .filter((value) => value instanceof File)
      .filter(({ size }) => size > 0)
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );

/** What went wrong by the rules of the trade, to be said above the form; anything else is ours and goes on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return { key: error.key, params: error.params };
  throw error;
}
