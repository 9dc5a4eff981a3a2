import type { Channel } from "@/server/domain/channel";
import { MEASURES, type Measures, NONE, noMeasures } from "@/server/domain/statistics";
import type { Day } from "@/server/domain/time";
import type { Line } from "@/server/services/reports/line";
import type { ChannelLine } from "@/server/services/reports/roll-up";
import type { YearReport } from "@/server/services/reports/year";
import { type Cell, type CellName, cellOf } from "./cells";
import { callsBehind, type Rows, rowsBehind } from "./links";

export const SECTIONS = ["total", "channel", "department", "subject", "neighbourhood"] as const;
export type Section = (typeof SECTIONS)[number];

/** A line of the report's tables, and whose requests it counts. */
export type ReportLine = {
  section: Section;
  key: string;
  /** As the municipality's own data call it; null where the line stands for "none", or is named by `channel`. */
  name: string | null;
  channel?: Channel | "social";
  /** Present where the line is a part of another. */
  under?: string;
  population?: number | null;
  line: Line;
  rows: Rows;
};

const keyOf = (id: number | null): string => (id === null ? NONE : String(id));

export const channelRow = ({ key, channels, line }: ChannelLine, under?: string): ReportLine => ({
  section: "channel",
  key,
  channel: key,
  name: null,
  line,
  rows: { channel: channels },
  ...(under && { under }),
});

/** Every line of the report, in the order of its tables; parts follow what they are parts of. */
export function linesOf(report: YearReport): ReportLine[] {
  return [
    { section: "total", key: "total", name: null, line: report.total, rows: {} },
    ...report.channels.flatMap((line) => [channelRow(line), ...line.parts.map((part) => channelRow(part, line.key))]),
    ...report.departments.map(
      ({ id, name, line }): ReportLine => ({
        section: "department",
        key: keyOf(id),
        name,
        line,
        rows: { department: [id] },
      }),
    ),
    ...report.subjects.flatMap(({ id, name, line, parts }): ReportLine[] => [
      { section: "subject", key: keyOf(id), name, line, rows: { category: [id] } },
      ...parts.map(
        (part): ReportLine => ({
          section: "subject",
          key: keyOf(part.id),
          name: part.name,
          under: keyOf(id),
          line: part.line,
          rows: { category: [part.id] },
        }),
      ),
    ]),
    ...report.neighbourhoods.map(
      ({ id, name, population, line }): ReportLine => ({
        section: "neighbourhood",
        key: keyOf(id),
        name,
        population,
        line,
        rows: { neighbourhood: [id] },
      }),
    ),
  ];
}

const nextMonth = (month: Day): Day => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
};

/** The list behind a point of a curve: the requests received in its month. */
export const monthBehind = (month: Day, rows: Rows = {}): string =>
  rowsBehind({ ...rows, from: month, to: nextMonth(month) });

/** Incoming calls of a span, or of one month where no end is given. */
export const incomingBehind = (from: Day, to: Day = nextMonth(from), answered?: "yes" | "no"): string =>
  callsBehind({ direction: "incoming", from, to, ...(answered && { answered }) });

/** A figure of one month; `before` is what was received in it a year earlier, null where that is not compared. */
export const monthCell = (
  name: CellName,
  { month, now, before }: { month: Day; now: Measures; before: number | null },
  rows: Rows,
): Cell =>
  cellOf(
    name,
    { now, compared: now.received, before, days: null, published: { received: false, resolved: false } },
    rows,
    {
      period: {
        from: month,
        to: nextMonth(month),
        compare: {
          now: { from: month, to: nextMonth(month) },
          before: { from: monthBefore(month), to: nextMonth(monthBefore(month)) },
          whole: true,
        },
      },
      demonstration: true,
    },
  );

/** The same month a year earlier, where the thin line stands. */
export const monthBefore = (month: Day): Day => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

const FIRST_DEPARTMENTS = 8;

/** The largest departments, and all others as one line that opens into them; those without a department stay a line. */
export function departmentLines(
  report: YearReport,
  most: number = FIRST_DEPARTMENTS,
): {
  first: ReportLine[];
  others: ReportLine | null;
  rest: ReportLine[];
  none: ReportLine[];
} {
  const all = linesOf(report).filter(({ section }) => section === "department");
  const named = all.filter(({ key }) => key !== NONE);
  const cut = named.length > most + 1 ? most : named.length;
  const rest = named.slice(cut);
  return {
    first: named.slice(0, cut),
    rest,
    others:
      rest.length > 0
        ? { section: "department", key: "others", name: null, line: sumOf(rest), rows: rowsOf(rest) }
        : null,
    none: all.filter(({ key }) => key === NONE),
  };
}

const rowsOf = (lines: readonly ReportLine[]): Rows => ({
  department: lines.flatMap(({ rows }) => rows.department ?? []),
});

/** Several lines as one; their days cannot be added up. */
function sumOf(lines: readonly ReportLine[]): Line {
  const now = noMeasures();
  for (const { line } of lines) for (const measure of MEASURES) now[measure] += line.now[measure];
  const known = lines.every(({ line }) => line.before !== null);
  return {
    now,
    compared: lines.reduce((sum, { line }) => sum + line.compared, 0),
    before: known ? lines.reduce((sum, { line }) => sum + (line.before ?? 0), 0) : null,
    days: null,
    published: { received: false, resolved: false },
  };
}
