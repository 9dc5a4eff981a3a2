"use client";

import { useTranslations } from "next-intl";

type Failure = { key: string; params: Record<string, string | number> };

/** Why a form of the staff's was not taken. Whom to call stands under the form, so the call centre is not named. */
export function useFormText(): (failure: Failure | null) => string | undefined {
  const t = useTranslations("errors");
  return (failure) => {
    if (!failure) return undefined;
    const key = failure.key.replace(/Call$/, "");
    return t.has(key) ? t(key, failure.params) : t("unexpected");
  };
}
