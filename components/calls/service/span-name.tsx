import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatDay } from "@/components/i18n/format";
import { addDays } from "@/server/domain/time";
import type { Span } from "./figures";

const noon = (day: string) => new Date(`${day}T09:00:00Z`);

/** "Bugün", "19 Ocak 2026 Pazartesi", "1 Oca – 31 Oca 2026" */
export function SpanName({ span: { from, to }, today }: { span: Span; today: string }) {
  const t = useTranslations("calls.service");
  const locale = useLocale();
  const last = addDays(to, -1);
  if (from === last) return from === today ? t("today") : formatDate(noon(from), locale);
  return t("period", {
    from: formatDay(noon(from), locale),
    to: `${formatDay(noon(last), locale)} ${last.slice(0, 4)}`,
  });
}
