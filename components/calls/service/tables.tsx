import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatPercent, formatSeconds } from "@/components/i18n/format";
import { FigureLink } from "@/components/ui/figure";
import { Bar, Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { CallFilter } from "@/server/domain/call-filter";
import type { ServiceLevel } from "@/server/services/calls/service-level";
import { callQueryOf } from "../address";
import type { Span } from "./figures";

type Props = { level: ServiceLevel; span: Span };

const HEAD = "border-t border-t-rule-2";
const two = (hour: number) => String(hour % 24).padStart(2, "0");

function useCells(span: Span) {
  const t = useTranslations("calls.service");
  const locale = useLocale();
  return {
    t,
    number: (value: number, what: string, filter: Partial<CallFilter>) => (
      <FigureLink
        href={`/calls${callQueryOf({ direction: "incoming", ...span, ...filter })}`}
        label={t("open", { what, count: formatNumber(value, locale) })}
      >
        {formatNumber(value, locale)}
      </FigureLink>
    ),
    rate: (part: number, whole: number) => (whole > 0 ? formatPercent(part / whole, locale, 0) : t("none")),
    average: (seconds: number, of: number) => (of > 0 ? formatSeconds(seconds / of, locale) : t("none")),
  };
}

/** Of a day's hours: when most call, and when they wait. */
export function HourTable({ level: { hours, within }, span }: Props) {
  const { t, number, rate, average } = useCells(span);
  const most = Math.max(1, ...hours.map(({ offered }) => offered));
  return (
    <div className="overflow-x-auto">
      <Table label={t("byHour")} density="report" className="min-w-[680px]">
        <thead>
          <tr>
            <HeadCell className={`${HEAD} pl-0`}>{t("hour")}</HeadCell>
            <HeadCell className={`${HEAD} w-1/5`}>{t("share")}</HeadCell>
            {(["offered", "answered", "abandoned", "level", "wait", "talk"] as const).map((name) => (
              <HeadCell key={name} figure className={HEAD}>
                {t(name)}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((row) => {
            const name = t("hourValue", { from: two(row.hour), to: two(row.hour + 1) });
            return (
              <tr key={row.hour}>
                <RowHead>{name}</RowHead>
                <Cell>
                  <Bar part={row.offered / most} />
                </Cell>
                <Cell figure>{number(row.offered, `${name}, ${t("offered")}`, { hour: row.hour })}</Cell>
                <Cell figure>
                  {number(row.answered, `${name}, ${t("answered")}`, { hour: row.hour, answered: "yes" })}
                </Cell>
                <Cell figure>
                  {number(row.abandoned, `${name}, ${t("abandoned")}`, { hour: row.hour, outcome: "abandoned" })}
                </Cell>
                <Cell figure title={t("levelHint", { seconds: within })}>
                  {rate(row.within, row.offered)}
                </Cell>
                <Cell figure>{average(row.waitSeconds, row.answered)}</Cell>
                <Cell figure>{average(row.talkSeconds, row.answered)}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

/** Who took how many, for the manager's eyes. */
export function StaffTable({ staff, span }: { staff: NonNullable<ServiceLevel["staff"]>; span: Span }) {
  const { t, number, rate, average } = useCells(span);
  return (
    <div className="overflow-x-auto">
      <Table label={t("byStaff")} density="report" className="min-w-[520px]">
        <thead>
          <tr>
            <HeadCell className={`${HEAD} pl-0`}>{t("staff")}</HeadCell>
            {(["answered", "level", "wait", "talk"] as const).map((name) => (
              <HeadCell key={name} figure className={HEAD}>
                {t(name)}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {staff.map((row) => {
            const name = row.name ?? t("unknown");
            return (
              <tr key={row.staffId}>
                <RowHead>{name}</RowHead>
                <Cell figure>{number(row.answered, name, { answered: "yes", staff: row.staffId || "-" })}</Cell>
                <Cell figure>{rate(row.within, row.answered)}</Cell>
                <Cell figure>{average(row.waitSeconds, row.answered)}</Cell>
                <Cell figure>{average(row.talkSeconds, row.answered)}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
