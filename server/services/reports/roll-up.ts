import { CHANNELS, type Channel, SOCIAL_MEDIA } from "@/server/domain/channel";
import { type Dimension, NONE } from "@/server/domain/statistics";
import type { Category } from "../settings/municipality";
import { addNow, type Buckets, daysOf, emptySum, type Line, measuresOf, type Point, type Sum } from "./line";
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

/** The month that is looked at, and the months that the curves show. */
export type Shown = { period: Period; months: readonly string[]; today: string };

const within = (month: string, span: Span | undefined): boolean =>
  span !== undefined && month >= span.from && month < span.to;

/** One channel's figures, or several channels' together, from their months. */
export function channelLine(rows: YearRows, channels: readonly Channel[], { period, months, today }: Shown) {
  const sum = emptySum();
  const received = new Map<string, number>();
  const own = (channel: string) => channels.some((one) => one === channel);
  for (const [month, channel, ...values] of rows.channels) {
    if (!own(channel)) continue;
    const measures = measuresOf(values);
    received.set(month, (received.get(month) ?? 0) + measures.received);
    if (within(month, period)) addNow(sum, measures);
    if (within(month, period.compare?.now)) sum.compared += measures.received;
    if (within(month, period.compare?.before)) sum.before += measures.received;
  }
  const buckets = rows.days.flatMap(([dimension, key, ...both]): Buckets[] =>
    dimension === "channel" && own(key) ? [both] : [],
  );
  return {
    line: { ...sum, days: period.month === null ? daysOf(buckets) : null },
    months: pointsOf(received, months, today),
  };
}

/** A year's months, whatever period is looked at; null what has not begun yet. */
export const pointsOf = (sums: ReadonlyMap<string, number>, months: readonly string[], today: string): Point[] =>
  months.map((month) => ({
    month,
    now: month > today ? null : (sums.get(month) ?? 0),
    before: sums.get(yearBefore(month)) ?? null,
  }));

export function channelLines(rows: YearRows, shown: Shown): ChannelLine[] {
  const one = (key: ChannelLine["key"], channels: readonly Channel[]): ChannelLine => ({
    key,
    channels,
    ...channelLine(rows, channels, shown),
    parts: [],
  });
  const largestFirst = (a: ChannelLine, b: ChannelLine) => b.line.now.received - a.line.now.received;
  return CHANNEL_LINES.map(({ key, channels }) => ({
    ...one(key, channels),
    parts: key === "social" ? channels.map((channel) => one(channel, [channel])).sort(largestFirst) : [],
  })).sort(largestFirst);
}

type Others = Exclude<Dimension, "channel">;

/** The lines of one dimension, largest first, those without a value last; `idOf` says under which line a key stands. */
export function dimensionLines(
  rows: YearRows,
  dimension: Others,
  { month, compare }: Pick<Period, "month" | "compare">,
  idOf: (key: string) => string = (key) => key,
): KeyedLine[] {
  const sums = new Map<string, Sum>();
  const sumAt = (key: string): Sum => {
    const sum = sums.get(idOf(key)) ?? emptySum();
    sums.set(idOf(key), sum);
    return sum;
  };
  for (const [which, key, ...values] of rows.lines) {
    if (which !== dimension) continue;
    const measures = measuresOf(values);
    addNow(sumAt(key), measures);
    if (compare) sumAt(key).compared += measures.received;
  }
  for (const [which, key, received] of rows.rest) if (which === dimension) sumAt(key).compared -= received;
  for (const [which, key, received] of rows.before) if (which === dimension) sumAt(key).before += received;
  for (const [which, key, ...both] of rows.days) {
    if (which === dimension && month === null) sumAt(key).days = daysOf([both]);
  }
  return [...sums]
    .map(([key, line]) => ({ id: key === NONE ? null : Number(key), line }))
    .filter(({ line }) => line.now.received > 0 || line.before > 0)
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
