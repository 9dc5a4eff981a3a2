import type { getTranslations } from "next-intl/server";
import { csvLine } from "@/server/domain/csv";
import { type Measure, onTimeOf, rateOf } from "@/server/domain/statistics";
import type { Point } from "@/server/services/reports/line";
import type { YearReport } from "@/server/services/reports/year";
import { linesOf, type ReportLine } from "./lines";

type Words = Awaited<ReturnType<typeof getTranslations<"reports">>>;

const MEASURES: readonly Measure[] = [
  "received",
  "recorded",
  "resolved",
  "declined",
  "referred",
  "merged",
  "withdrawn",
  "open",
  "reopened",
];

/** A fraction as a Turkish spreadsheet reads it, in per cent; days as they are. */
const decimal = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : value.toFixed(1).replace(".", ",");
const percent = (ratio: number | null): string | null => decimal(ratio === null ? null : ratio * 100);

/** The report as lines of one table, so that a spreadsheet can filter and pivot it. */
export function* reportFile(report: YearReport, t: Words): Generator<string> {
  yield csvLine([
    t("csv.section"),
    t("csv.line"),
    t("csv.under"),
    t("csv.month"),
    ...MEASURES.map((measure) => t(`columns.${measure}`)),
    t("csv.answered"),
    t("csv.onTimeCount"),
    `${t("columns.rate")} %`,
    `${t("columns.onTime")} %`,
    t("csv.median"),
    t("csv.p90"),
    t("csv.before"),
    t("csv.population"),
    t("csv.calls"),
    t("csv.callsAnswered"),
    ...SOURCED.map((figure) => t("csv.sourceOf", { figure: t(figure) })),
    t("csv.sourceOther"),
  ]);
  const lines = linesOf(report);
  for (const line of lines) yield lineOf(line, lines, report, t);
  for (const [index, { month }] of report.months.entries()) {
    yield pointOf(t("csv.sections.month"), t("total"), report.months[index], report.calls.months[index], report, t);
    for (const { key, months } of report.channels) {
      const point = months.find((one) => one.month === month);
      yield pointOf(t("csv.sections.channelMonth"), t(`channel.${key}`), point, undefined, report, t);
    }
  }
}

function nameOf({ section, name, channel }: ReportLine, t: Words): string {
  if (channel) return t(`channel.${channel}`);
  if (section === "department") return name ?? t("departments.none");
  if (section === "subject") return name ?? t("subjects.none");
  if (section === "neighbourhood") return name ?? t("neighbourhoods.none");
  return t("total");
}

function lineOf(own: ReportLine, all: readonly ReportLine[], report: YearReport, t: Words): string {
  const { section, line, under, population, key } = own;
  const above = all.find((one) => one.section === section && one.key === under);
  const total = key === "total" ? report.calls.now : null;
  return csvLine([
    t(`csv.sections.${section}`),
    nameOf(own, t),
    above ? nameOf(above, t) : null,
    null,
    ...MEASURES.map((measure) => line.now[measure]),
    line.now.answered,
    line.now.onTime,
    percent(rateOf(line.now)),
    percent(onTimeOf(line.now)),
    decimal(line.days?.median),
    decimal(line.days?.p90),
    line.before,
    population ?? null,
    total?.offered ?? null,
    total?.answered ?? null,
    ...sourcesOf({ ...line.published, calls: total ? report.calls.published : null }, report, t),
  ]);
}

function pointOf(
  section: string,
  name: string,
  point: Point | undefined,
  calls: Point | undefined,
  report: YearReport,
  t: Words,
): string {
  const blank = (count: number) => Array.from({ length: count }, () => null);
  return csvLine([
    section,
    name,
    null,
    point?.month.slice(0, 7) ?? null,
    point?.now ?? null,
    ...blank(MEASURES.length - 1 + 6),
    point?.before ?? null,
    null,
    calls?.now ?? null,
    null,
    ...sourcesOf({ received: false, resolved: null, calls: calls ? false : null }, report, t),
  ]);
}

/** The figures that a municipality publishes; null where a line has none. */
type Published = { received: boolean; resolved: boolean | null; calls: boolean | null };
const SOURCED = ["columns.received", "columns.resolved", "csv.calls"] as const;

/** Of each figure for itself: published, assumed for a demonstration, or counted from the records. */
function sourcesOf(
  { received, resolved, calls }: Published,
  { demonstration }: YearReport,
  t: Words,
): (string | null)[] {
  const source = (published: boolean) => t(published ? "csv.published" : demonstration ? "csv.assumed" : "csv.counted");
  return [...[received, resolved, calls].map((known) => (known === null ? null : source(known))), source(false)];
}
