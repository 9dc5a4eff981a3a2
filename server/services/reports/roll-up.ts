import { CHANNELS, type Channel, SOCIAL_MEDIA } from "@/server/domain/channel";
import { type Dimension, MEASURES, NONE, noMeasures } from "@/server/domain/statistics";
import type { Category } from "../settings/municipality";
import { addLines, type Buckets, daysOf, type Line, measuresOf, type Point } from "./line";
import { type Period, type Span, yearBefore } from "./period";
import type { YearRows } from "./year-rows";

/** Social media is one line that opens into its three accounts; every other channel is a line of its own. */
const CHANNEL_LINES: readonly { key: Channel | "social"; channels: readonly Channel[] }[] = [
  ...CHANNELS.filter((channel) => !(SOCIAL_MEDIA as readonly Channel[]).includes(channel)).map((channel) => ({
    key: channel,
    channels: [channel],
  })),
  { key: "social", channels: SOCIAL_MEDIA },
];

export type ChannelLine = {
  key: Channel | "social";
  channels: readonly Channel[];
  line: Line;
  months: Point[];
  parts: ChannelLine[];
};

export type KeyedLine = { id: number | null; line: Line };

const within = (month: string, { from, to }: Span): boolean => month >= from && month < to;

/** One channel's figures, or several channels' together, from their months. */
export function channelLine(rows: YearRows, period: Period, channels: readonly Channel[]): Line {
  const { compare } = period;
  const lines = rows.channels.flatMap(([month, channel, ...values]) => {
    if (!channels.some((one) => one === channel)) return [];
    const measures = measuresOf(values);
    return [
      {
        now: within(month, period) ? measures : noMeasures(),
        compared: compare && within(month, compare.now) ? measures.received : 0,
        before: compare && within(month, compare.before) ? measures : null,
      },
    ];
  });
  const buckets = rows.days.flatMap(([dimension, key, flat]) =>
    dimension === "channel" && channels.some((one) => one === key) ? [flat] : [],
  );
  return { ...addLines(lines), days: period.month === null ? daysOf(buckets) : null };
}

/** A year's months, whatever period is looked at; null what has not begun yet. */
export function pointsOf(
  rows: readonly { month: string; received: number }[],
  months: readonly string[],
  through: string,
): Point[] {
  const sums = new Map<string, number>();
  for (const { month, received } of rows) sums.set(month, (sums.get(month) ?? 0) + received);
  return months.map((month) => ({
    month,
    now: month > through ? null : (sums.get(month) ?? 0),
    before: sums.get(yearBefore(month)) ?? null,
  }));
}

export function channelLines(rows: YearRows, period: Period, months: readonly string[], today: string): ChannelLine[] {
  const one = (key: ChannelLine["key"], channels: readonly Channel[]): ChannelLine => ({
    key,
    channels,
    line: channelLine(rows, period, channels),
    months: pointsOf(
      rows.channels.flatMap(([month, channel, received]) =>
        channels.some((own) => own === channel) ? [{ month, received }] : [],
      ),
      months,
      today,
    ),
    parts: [],
  });
  const largestFirst = (a: ChannelLine, b: ChannelLine) => b.line.now.received - a.line.now.received;
  return CHANNEL_LINES.map(({ key, channels }) => ({
    ...one(key, channels),
    parts: key === "social" ? channels.map((channel) => one(channel, [channel])).sort(largestFirst) : [],
  })).sort(largestFirst);
}

/** The lines of one dimension, largest first, those without a value last; `idOf` says under which line a key stands. */
export function dimensionLines(
  rows: YearRows,
  dimension: Exclude<Dimension, "channel">,
  idOf: (key: string) => string = (key) => key,
): KeyedLine[] {
  const byKey = new Map<string, Line[]>();
  for (const [which, key, ...values] of rows.lines) {
    if (which !== dimension) continue;
    const [compared = 0, received = 0, resolved = 0, answered = 0, onTime = 0] = values.slice(MEASURES.length);
    const line = addLines([{ now: measuresOf(values), compared, before: { received, resolved, answered, onTime } }]);
    byKey.set(idOf(key), [...(byKey.get(idOf(key)) ?? []), line]);
  }
  const days = new Map<string, Buckets>(
    rows.days.flatMap(([which, key, flat]) => (which === dimension ? [[key, flat] as const] : [])),
  );
  return [...byKey]
    .map(([key, lines]) => {
      const buckets = days.get(key);
      return {
        id: key === NONE ? null : Number(key),
        line: { ...addLines(lines), days: buckets ? daysOf([buckets]) : null },
      };
    })
    .filter(({ line }) => line.now.received > 0 || (line.before?.received ?? 0) > 0)
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.line.now.received - a.line.now.received);
}

/** A subject stands under its first level. */
export function firstLevelOf(categories: readonly Pick<Category, "id" | "parentId">[]): (key: string) => string {
  const parents = new Map(categories.map(({ id, parentId }) => [String(id), parentId]));
  return (key) => {
    const parent = parents.get(key);
    return parent ? String(parent) : key;
  };
}
