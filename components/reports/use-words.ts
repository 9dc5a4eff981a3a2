import { useLocale, useTranslations } from "next-intl";
import { formatChange, formatNumber, formatPercent } from "@/components/i18n/format";
import type { Cell } from "./cells";
import type { ReportLine } from "./lines";

/** How this report says figures and lines, in the reader's language. */
export function useWords() {
  const t = useTranslations("reports");
  const locale = useLocale();
  const show = (value: number, as: Cell["as"]): string => {
    if (as === "percent") return formatPercent(value, locale);
    if (as === "change") return formatChange(value, locale);
    return formatNumber(value, locale, as === "days" ? 1 : 0);
  };
  const none = { department: "departments", subject: "subjects", neighbourhood: "neighbourhoods" } as const;
  const nameOf = ({ section, name, channel }: Pick<ReportLine, "section" | "name" | "channel">): string => {
    if (channel) return t(`channel.${channel}`);
    if (section === "total" || section === "channel") return t("total");
    return name ?? t(`${none[section]}.none`);
  };
  return { t, locale, show, nameOf };
}
