"use client";

import { saidOf, useErrorText } from "../../trpc/use-error-text";

/** What is to be mended, at its field, also where a part of the field is to blame; else for the whole form. */
export function useFieldErrors(error: unknown) {
  const text = useErrorText();
  const fields = saidOf(error)?.fields ?? {};
  const errorOf = (field: string): string | undefined => {
    const path = Object.keys(fields).find((name) => name === field || name.startsWith(`${field}.`));
    return path === undefined ? undefined : text.field(error, path);
  };
  const whole = error && Object.keys(fields).length === 0 ? text.of(error) : undefined;
  return { errorOf, whole };
}
