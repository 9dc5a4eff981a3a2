import "server-only";
import { isRaw } from "../files/kinds";
import { unsealFile } from "../files/seal";
import type { Uploaded } from "../services/attachments/upload";
import { timeNow } from "../services/context";

/** Files that were uploaded before the post, by their tokens: no database is asked. What is more than a day old is left out. */
export const namesOfFiles = (tokens: readonly string[]): Uploaded[] =>
  tokens.flatMap((token) => {
    const file = unsealFile(token, timeNow());
    return file ? [{ token, name: file.name, pending: isRaw(file.mime) }] : [];
  });
