"use client";

import { useTranslations } from "next-intl";

type Failure = { key: string; params: Record<string, string | number> };

/** The sentences for what was refused: each says what to write, or what to do instead. */
export function useProblems() {
  const t = useTranslations("citizen.problems");
  const known = (key: string) => (t.has(key) ? key : "unexpected");
  return {
    problem: (key: string | undefined): string | undefined => (key ? t(known(key), {}) : undefined),
    failure: (failure: Failure | null): string | null => (failure ? t(known(failure.key), failure.params) : null),
  };
}
