import type { ErrorParams } from "../domain/errors";
import { plain } from "../domain/odd-text";

/** Why a form was not taken: a key and values for the sentence. */
export type Failure = { key: string; params: ErrorParams };

/** What every form that is given back says besides its fields. */
export type FormState = {
  failure: Failure | null;
  /** Names of files that came with the post and could not be stored: no browser can be given them back. */
  lost: string[];
};

export const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? plain(value) : "";
};

export const textsOf = (data: FormData, name: string): string[] =>
  data
    .getAll(name)
    .filter((value) => typeof value === "string")
    .map(plain);

/** A file field that was left empty posts one file without a byte and without a name; a file that is empty has its name. */
const filesIn = (data: FormData, name: string): File[] =>
  data
    .getAll(name)
    .filter((value) => value instanceof File)
    .filter(({ size, name }) => size > 0 || name !== "");

export const filesOf = (data: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> =>
  Promise.all(
    filesIn(data, name).map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );

export const fileNamesOf = (data: FormData): string[] =>
  [...new Set(data.keys())].flatMap((name) => filesIn(data, name).map((file) => plain(file.name)));
