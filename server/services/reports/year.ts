import { CHANNELS } from "@/server/domain/channel";
import { DomainError } from "@/server/domain/errors";
import { rateOf } from "@/server/domain/statistics";
import { dayNumber, dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import type { Municipality } from "../settings/municipality";
import { type Line, measuresOf, type Point } from "./line";
import { firstOf, monthsOf, type Period, periodOf, type Span, yearsFrom } from "./period";
import {
  type ChannelLine,
  channelLine,
  channelLines,
  dimensionLines,
  firstLevelOf,
  type KeyedLine,
  pointsOf,
  type Shown,
} from "./roll-up";
import { readYear, type YearRows } from "./year-rows";

export type Calls = { offered: number; answered: number; missed: number };

export type YearReport = {
  period: Period;
  asOf: Date;
  /** Every figure that is not published is assumed. */
  demonstration: boolean;
  published: Municipality["published"][number] | null;
  /** Years that have figures, in order. */
  years: number[];
  /** The year before has figures to hold these against. */
  hasBefore: boolean;
  total: Line;
  /** Of the compared months of the year before. */
  rateBefore: number | null;
  perDay: number | null;
  calls: { now: Calls; before: Calls | null; perMonth: number | null; published: boolean; months: Point[] };
  months: Point[];
  channels: ChannelLine[];
  departments: (KeyedLine & { name: string | null })[];
  subjects: (KeyedLine & { name: string | null; parts: (KeyedLine & { name: string })[] })[];
  neighbourhoods: (KeyedLine & { name: string | null; population: number | null })[];
};

export type YearQuestion = { year: number; month?: number | undefined };

/** The year as it stands now, from the kept sums alone: its cost does not depend on how many requests there are. */
export async function yearReport(ctx: Context, { year, month }: YearQuestion): Promise<YearReport> {
  if (!may(ctx.actor, "see_all_reports")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_all_reports" });
  const { municipality } = ctx;
  const today = dayOf(ctx.now);
  const period = periodOf(year, month ?? null, today);
  const rows = await readYear(ctx, period);
  const months = monthsOf({ from: firstOf(year, 1), to: firstOf(year + 1, 1) });
  const look = { period, months, today };
  const { line: total, months: all } = channelLine(rows, CHANNELS, look);
  const hasBefore = total.before > 0;
  const published = (period.month === null && municipality.published.find((one) => one.year === year)) || null;
  const shown = (line: Line): Line => (hasBefore ? line : { ...line, before: null });
  const days = dayNumber(period.through) - dayNumber(period.from) + 1;
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null) =>
    list.find((one) => one.id === id)?.name ?? null;
  const stated = (line: ChannelLine): ChannelLine => {
    const said = published?.channels.find(({ channels }) => sameMembers(channels, line.channels));
    const { received, resolved } = line.line.now;
    return {
      ...line,
      line: {
        ...shown(line.line),
        published: { received: said?.received === received, resolved: said?.resolved === resolved },
      },
      parts: line.parts.map(stated),
    };
  };
  const parents = firstLevelOf(municipality.categories);
  const leaves = dimensionLines(rows, "category", period);

  return {
    period,
    asOf: ctx.now,
    demonstration: municipality.demonstration,
    published,
    years: yearsFrom(rows.years, today),
    hasBefore,
    total: { ...shown(total), published: { received: published?.received === total.now.received, resolved: false } },
    rateBefore: rateBefore(rows, period),
    perDay: days > 0 ? total.now.received / days : null,
    calls: callsOf(rows, look, published?.calls),
    months: all,
    channels: channelLines(rows, look).map(stated),
    departments: dimensionLines(rows, "department", period).map(({ id, line }) => ({
      id,
      name: municipality.departments.find((one) => one.id === id)?.shortName ?? null,
      line: shown(line),
    })),
    subjects: dimensionLines(rows, "category", period, parents).map(({ id, line }) => ({
      id,
      name: nameOf(municipality.categories, id),
      line: shown(line),
      parts: leaves.flatMap((leaf) =>
        leaf.id !== null && leaf.id !== id && parents(String(leaf.id)) === String(id)
          ? [{ id: leaf.id, name: nameOf(municipality.categories, leaf.id) ?? "", line: shown(leaf.line) }]
          : [],
      ),
    })),
    neighbourhoods: dimensionLines(rows, "neighbourhood", period).map(({ id, line }) => ({
      id,
      name: nameOf(municipality.neighbourhoods, id),
      population: municipality.neighbourhoods.find((one) => one.id === id)?.population ?? null,
      line: shown(line),
    })),
  };
}

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member));

function rateBefore(rows: YearRows, { compare }: Period): number | null {
  const sum = { received: 0, resolved: 0 };
  for (const [month, , ...values] of rows.channels) {
    if (!compare || month < compare.before.from || month >= compare.before.to) continue;
    const { received, resolved } = measuresOf(values);
    sum.received += received;
    sum.resolved += resolved;
  }
  return rateOf(sum);
}

function callsOf(rows: YearRows, { period, months, today }: Shown, published: number | undefined): YearReport["calls"] {
  const sumOf = ({ from, to }: Span): Calls =>
    rows.calls.reduce(
      (sum, [month, offered, answered, missed]) =>
        month >= from && month < to
          ? { offered: sum.offered + offered, answered: sum.answered + answered, missed: sum.missed + missed }
          : sum,
      { offered: 0, answered: 0, missed: 0 },
    );
  const now = sumOf(period);
  const before = period.compare ? sumOf(period.compare.before) : null;
  const whole = period.compare?.now;
  return {
    now,
    before: before && before.offered > 0 ? before : null,
    perMonth: whole ? sumOf(whole).offered / monthsOf(whole).length : null,
    published: published === now.offered,
    months: pointsOf(new Map(rows.calls.map(([month, offered]) => [month, offered])), months, today),
  };
}
