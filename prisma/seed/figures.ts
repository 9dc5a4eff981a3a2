import type { Channel } from "@/server/domain/channel";
import { yearAt } from "./clock";

/**
 * The year 2025 by channel. Published: the sum of all, web, CİMER, and the three social networks together; every other
 * number is an assumption that adds up to the published ones. What is left over after the outcomes is still open.
 */
type Row = {
  received: number;
  resolved: number;
  declined: number;
  referred: number;
  merged: number;
  withdrawn: number;
};
type Line = [
  channel: Channel,
  received: number,
  resolved: number,
  declined: number,
  referred: number,
  merged: number,
  withdrawn: number,
  growth: number,
];

const LINES: Line[] = [
  ["call_centre", 214_500, 200_253, 4_102, 5_210, 3_900, 1_030, 1.03],
  ["whatsapp", 41_260, 37_621, 902, 1_184, 1_310, 240, 1.16],
  ["web", 4_000, 3_691, 118, 86, 78, 26, 1.09],
  ["facebook", 742, 701, 17, 13, 9, 2, 0.98],
  ["instagram", 811, 766, 16, 16, 11, 2, 1.21],
  ["x", 171, 153, 6, 8, 3, 1, 0.93],
  ["cimer", 3_114, 2_589, 276, 131, 62, 54, 1.05],
  ["him", 9_120, 8_241, 241, 402, 210, 25, 1.05],
  ["desk", 17_850, 17_097, 388, 214, 90, 60, 0.95],
  ["crm", 5_580, 5_238, 164, 97, 60, 20, 1.06],
];

const CALLS_2025 = 324_835;
export const CALL_GROWTH = 1.02;
export const FIRST_YEAR = 2025;
/** The first year and every one up to now. */
export const yearsUpTo = (now: number): number[] =>
  Array.from({ length: yearAt(now) - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

/** One two-hundredth serves tests. */
export const SMALL = 1 / 200;

export type ChannelYear = Row & { channel: Channel; growth: number };

/** The year's figures, or a small likeness of them in which every channel still has something. */
export function channelYears(scale: number): ChannelYear[] {
  const scaled = (count: number) => (scale === 1 ? count : Math.round(count * scale));
  return LINES.map(([channel, received, resolved, declined, referred, merged, withdrawn, growth]) => {
    const all = Math.max(scaled(received), scale === 1 ? 0 : 4);
    const rest = {
      declined: scaled(declined),
      referred: scaled(referred),
      merged: scaled(merged),
      withdrawn: scaled(withdrawn),
    };
    const others = rest.declined + rest.referred + rest.merged + rest.withdrawn;
    return {
      channel,
      growth,
      received: all,
      resolved: Math.min(Math.round((all * resolved) / received), all - others),
      ...rest,
    };
  });
}

export const callsOf = (scale: number): number => Math.round(CALLS_2025 * scale);

/** What the municipality published of a year, in the shape of the setting `published`. */
export function publishedFigures(scale: number) {
  const years = channelYears(scale);
  const sum = (channels: Channel[], key: "received" | "resolved") =>
    years.filter(({ channel }) => channels.includes(channel)).reduce((total, year) => total + year[key], 0);
  const groups: Channel[][] = [["web"], ["facebook", "instagram", "x"], ["cimer"]];
  return {
    year: FIRST_YEAR,
    received: sum(
      years.map(({ channel }) => channel),
      "received",
    ),
    calls: callsOf(scale),
    channels: groups.map((channels) => ({
      channels,
      received: sum(channels, "received"),
      resolved: sum(channels, "resolved"),
    })),
  };
}
