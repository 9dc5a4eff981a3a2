import { useTranslations } from "next-intl";

/** An act in words; one that has no words yet stands as it was written down. */
export function useActName(): (act: string) => string {
  const t = useTranslations("auth.audit.acts");
  return (act) => (t.has(act) ? t(act) : act);
}
