import { useTranslations } from "next-intl";

/** What went wrong with a hand-over, in words: a key of messages `handover.reason`, the institution's own after a colon. */
export function useReason(): (reason: string) => string {
  const t = useTranslations("handover.reason");
  return (reason) => {
    const [key = "", ...rest] = reason.split(":");
    return t.has(key) ? t(key, { detail: rest.join(":") }) : t("other", { detail: reason });
  };
}
