import { useLocale, useTranslations } from "next-intl";
import type { DiskSpace, Problem } from "@/server/domain/system";
import { formatNumber, formatPercent, formatSeconds, formatSpan } from "../../i18n/format";

const MINUTE_MS = 60_000;
const GB = 1e9;

/** Lengths of time and problems in words. */
export function useSystemText() {
  const t = useTranslations("system");
  const locale = useLocale();
  const span = (ms: number): string =>
    ms < MINUTE_MS ? formatSeconds(ms / 1000, locale) : formatSpan(ms / MINUTE_MS, locale);
  const room = (bytes: number): string => t("gb", { count: formatNumber(bytes / GB, locale, bytes < 10 * GB ? 1 : 0) });
  const part = ({ freeBytes, totalBytes }: DiskSpace): string => formatPercent(freeBytes / totalBytes, locale, 0);
  return {
    span,
    room,
    part,
    notice: (problem: Problem): string => {
      if (problem.kind === "worker") return t("notice.worker");
      if (problem.kind === "disk") return t("notice.disk", { room: room(problem.freeBytes) });
      return t("notice.waiting", { work: t(`work.${problem.work}`), since: span(problem.oldestMs) });
    },
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
      if (problem.kind === "disk") return t("problem.disk", { room: room(problem.freeBytes), part: part(problem) });
      return problem.ageMs === null ? t("problem.workerNever") : t("problem.worker", { since: span(problem.ageMs) });
    },
  };
}
