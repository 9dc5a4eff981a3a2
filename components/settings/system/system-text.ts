import { useLocale, useTranslations } from "next-intl";
import type { Problem } from "@/server/domain/system";
import { formatNumber, formatSeconds, formatSpan } from "../../i18n/format";

const MINUTE_MS = 60_000;

/** Lengths of time and problems in words. */
export function useSystemText() {
  const t = useTranslations("system");
  const locale = useLocale();
  const span = (ms: number): string =>
    ms < MINUTE_MS ? formatSeconds(ms / 1000, locale) : formatSpan(ms / MINUTE_MS, locale);
  return {
    span,
    number: (value: number): string => formatNumber(value, locale),
    ago: (ms: number): string => t("ago", { span: span(ms) }),
    problem: (problem: Problem): string => {
      if (problem.kind === "waiting") {
        const { work, count, oldestMs } = problem;
        return t("problem.waiting", {
          work: t(`work.${work}`),
          count: formatNumber(count, locale),
          since: span(oldestMs),
        });
      }
      return problem.ageMs === null ? t("problem.workerNever") : t("problem.worker", { since: span(problem.ageMs) });
    },
  };
}
