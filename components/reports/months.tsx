import { formatMonth } from "@/components/i18n/format";
import { LineChart, Spark } from "@/components/ui/chart";
import type { ChartPoint } from "@/components/ui/chart-types";
import type { Point } from "@/server/services/reports/line";
import type { ChannelLine } from "@/server/services/reports/roll-up";
import type { YearReport } from "@/server/services/reports/year";
import { cellOf } from "./cells";
import { Figure } from "./figure-cell";
import { monthBehind } from "./lines";
import type { Rows } from "./links";
import { MonthTables } from "./month-tables";
import { Part } from "./part";
import { useWords } from "./use-words";

const monthNumber = (month: string): number => Number(month.slice(5, 7));

/** The year's curve, then one small curve for each channel on its own scale: they differ a hundredfold. */
export function Months({ report }: { report: YearReport }) {
  const { t, locale, show, nameOf } = useWords();
  const { period, months, demonstration, published } = report;
  const year = String(period.year);
  const before = months.some((point) => point.before !== null) ? String(period.year - 1) : undefined;
  const pointsOf = (points: readonly Point[], rows: Rows = {}): ChartPoint[] =>
    points.map(({ month, now, before: then }) => ({
      label: formatMonth(monthNumber(month), locale),
      fullLabel: formatMonth(monthNumber(month), locale, "long"),
      now,
      before: then,
      href: monthBehind(month, rows),
    }));
  const peak = months.reduce((best, point) => ((point.now ?? 0) > (best?.now ?? 0) ? point : best), months[0]);
  const label =
    peak?.now && peak.now > 0
      ? t("months.chart", {
          year,
          month: formatMonth(monthNumber(peak.month), locale, "long"),
          count: show(peak.now, "count"),
        })
      : t("months.chartEmpty", { year });
  const note = before ? t("months.noteBoth", { year, before }) : t("months.note", { year });
  return (
    <Part
      title={t("months.title")}
      note={published ? `${note} ${t("months.yearPublished")}` : note}
      assumed={demonstration}
    >
      <LineChart label={label} points={pointsOf(months)} nowName={year} beforeName={before} />
      <div className="mt-5 grid grid-cols-2 gap-x-6 gap-y-5 border-t border-rule pt-5 md:grid-cols-4 print:grid-cols-4">
        {report.channels.map((channel) => (
          <Small key={channel.key} channel={channel} report={report} name={nameOf(named(channel))} points={pointsOf} />
        ))}
      </div>
      <MonthTables report={report} />
    </Part>
  );
}

const named = ({ key }: ChannelLine) => ({ section: "channel" as const, name: null, channel: key });

type SmallProps = {
  channel: ChannelLine;
  report: YearReport;
  name: string;
  points: (points: readonly Point[], rows: Rows) => ChartPoint[];
};

function Small({ channel, report, name, points }: SmallProps) {
  const { t } = useWords();
  const rows = { channel: channel.channels };
  const cell = cellOf("received", channel.line, rows, report);
  return (
    <div className="min-w-0 break-inside-avoid">
      <div className="flex items-baseline justify-between gap-2 text-t13">
        <span className="truncate text-ink-2">{t(`channelShort.${channel.key}`)}</span>
        <b>
          <Figure cell={cell} line={name} column={t("columns.received")} />
        </b>
      </div>
      <Spark label={t("months.small", { channel: name })} points={points(channel.months, rows)} />
    </div>
  );
}
