import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatPercent, formatSeconds } from "@/components/i18n/format";
import { FigureLink } from "@/components/ui/figure";
import type { CallFilter } from "@/server/domain/call-filter";
import type { ServiceLevel } from "@/server/services/calls/service-level";
import { callQueryOf } from "../address";

export type Span = { from: string; to: string };

/** How the calls of some days were served; each figure opens the calls it is made of. */
export function ServiceFigures({ level: { total, within }, span }: { level: ServiceLevel; span: Span }) {
  const t = useTranslations("calls.service");
  const locale = useLocale();
  const href = (filter: Partial<CallFilter>) => `/calls${callQueryOf({ direction: "incoming", ...span, ...filter })}`;
  const count = (value: number) => formatNumber(value, locale);
  const rate = (part: number, whole: number) => (whole > 0 ? formatPercent(part / whole, locale, 0) : t("none"));
  const average = (seconds: number) =>
    total.answered > 0 ? formatSeconds(seconds / total.answered, locale) : t("none");
  const any = total.offered > 0;
  const figures = [
    ["offered", count(total.offered), href({}), ""],
    ["answered", count(total.answered), href({ answered: "yes" }), any && rate(total.answered, total.offered)],
    [
      "abandoned",
      count(total.abandoned),
      href({ outcome: "abandoned" }),
      any && t("abandonedRate", { rate: rate(total.abandoned, total.offered) }),
    ],
    ["level", rate(total.within, total.offered), href({ within }), t("levelHint", { seconds: within })],
    ["wait", average(total.waitSeconds), href({ answered: "yes" }), t("waitHint")],
    ["talk", average(total.talkSeconds), href({ answered: "yes" }), t("talkHint")],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-5 pb-4 md:grid-cols-3 lg:grid-cols-6">
      {figures.map(([name, value, to, hint]) => (
        <div key={name} className="grid content-start border-t border-rule-2 pt-2">
          <dt className="text-ink-2">{t(name)}</dt>
          <dd>
            <FigureLink href={to} size="figure">
              {value}
            </FigureLink>
            <span className="block text-t12 text-ink-3">{hint}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
