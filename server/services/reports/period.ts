import { addDays, type Day } from "@/server/domain/time";

/** Half-open: `from` belongs to it, `to` is the first day after it. */
export type Span = { from: Day; to: Day };

export type Period = Span & {
  year: number;
  /** 1 to 12 where one month is looked at. */
  month: number | null;
  /** The last day that is counted: the period's own, or today. */
  through: Day;
  /** Like against like: of a running year only its whole months, against the same months of the year before. */
  compare: { now: Span; before: Span; whole: boolean } | null;
};

export const firstOf = (year: number, month: number): Day =>
  month > 12 ? firstOf(year + 1, month - 12) : `${year}-${String(month).padStart(2, "0")}-01`;

/** The same first of a month, a year earlier. */
export const yearBefore = (first: Day): Day => firstOf(Number(first.slice(0, 4)) - 1, Number(first.slice(5, 7)));

const monthAfter = (first: Day): Day => firstOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)) + 1);

/** The first days of the months of a span. */
export function monthsOf({ from, to }: Span): Day[] {
  const months: Day[] = [];
  for (let month = from; month < to; month = monthAfter(month)) months.push(month);
  return months;
}

export function periodOf(year: number, month: number | null, today: Day): Period {
  const from = firstOf(year, month ?? 1);
  const to = month === null ? firstOf(year + 1, 1) : monthAfter(from);
  const last = addDays(to, -1);
  const end = to <= today ? to : `${today.slice(0, 7)}-01`;
  return {
    year,
    month,
    from,
    to,
    through: last < today ? last : today,
    compare:
      end > from
        ? { now: { from, to: end }, before: { from: yearBefore(from), to: yearBefore(end) }, whole: end === to }
        : null,
  };
}

/** From the first year with figures to this one. */
export function yearsFrom(kept: readonly number[], today: Day): number[] {
  const thisYear = Number(today.slice(0, 4));
  const from = Math.min(thisYear, ...kept);
  return Array.from({ length: Math.max(thisYear, ...kept) - from + 1 }, (_, index) => from + index);
}
