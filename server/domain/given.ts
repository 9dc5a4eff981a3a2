import type { z } from "zod";
import { DomainError } from "./errors";

type Issues = readonly Pick<z.core.$ZodIssue, "path" | "message">[];

/** The fields that do not keep to a schema: a path by dots, and the key of the sentence that says what to write. */
export const fieldsOf = (issues: Issues): Record<string, string> =>
  Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));

/**
 * What somebody gave, checked: whoever gave it is told which fields to mend. A schema's own `parse` is for what we wrote ourselves;
 * where that fails nobody can mend it, and it is an error of ours.
 */
export function readGiven<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new DomainError("INVALID", "invalid", {}, fieldsOf(read.error.issues));
}
