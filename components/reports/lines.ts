import type { Channel } from "@/server/domain/channel";
import type { Day } from "@/server/domain/time";
import type { Line } from "@/server/services/reports/line";
import type { ChannelLine } from "@/server/services/reports/roll-up";
import type { YearReport } from "@/server/services/reports/year";
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

const keyOf = (id: number | null): string => (id === null ? "-" : String(id));

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

/** The same month a year earlier, where the thin line stands. */
export const monthBefore = (month: Day): Day => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
