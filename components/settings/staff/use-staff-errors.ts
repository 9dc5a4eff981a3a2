"use client";

import { useTranslations } from "next-intl";
import { saidOf, useErrorText } from "../../trpc/use-error-text";

const FIELDS = ["required", "email", "roleDepartment", "roleTwice"] as const;
const OF_EMAIL = "emailTaken";

/** What is to be mended, at its field where it has one, else for the whole form. */
export function useStaffErrors(error: unknown) {
  const t = useTranslations("auth.staff.errors");
  const text = useErrorText();
  const people = saidOf(error);
  const fields = people?.fields ?? {};
  const errorOf = (field: string): string | undefined => {
    if (field === "email" && people?.key === OF_EMAIL) return text.of(error);
    const path = Object.keys(fields).find((name) => name === field || name.startsWith(`${field}.`));
    if (path === undefined) return undefined;
    const key = FIELDS.find((known) => known === fields[path]);
    return key ? t(key) : text.key("invalid");
  };
  const whole = error && people?.key !== OF_EMAIL && Object.keys(fields).length === 0 ? text.of(error) : undefined;
  return { errorOf, whole };
}
