import { onTimeOf, rateOf } from "@/server/domain/statistics";
import type { Line } from "@/server/services/reports/line";
import type { Period } from "@/server/services/reports/period";
import { type Rows, rowsBehind } from "./links";

/** A figure as it is shown: what it says, and the list of the rows that it counts. */
export type Cell = {
  value: number | null;
  as: "count" | "percent" | "days" | "change";
  /** How many rows the list behind it has. */
  counts: number;
  href: string;
  assumed: boolean;
};

const COUNTED = ["received", "resolved", "declined", "referred", "merged", "withdrawn", "open", "reopened"] as const;
export const CELLS = [...COUNTED, "recorded", "change", "rate", "onTime", "median", "p90"] as const;
export type CellName = (typeof CELLS)[number];

export type Frame = { period: Pick<Period, "from" | "to" | "compare">; demonstration: boolean };

/** One figure of a line. `rows` says whose requests the line counts; the period is added here. */
export function cellOf(name: CellName, line: Line, rows: Rows, { period, demonstration }: Frame): Cell {
  const { now, compared, before, days, published } = line;
  const span = { from: period.from, to: period.to };
  const behind = (more: Rows) => rowsBehind({ ...rows, ...span, ...more });
  const unless = (known: boolean) => demonstration && !known;
  /** A number of requests; the list behind it has as many rows. */
  const count = (value: number, more: Rows, assumed = demonstration): Cell => ({
    value,
    as: "count",
    counts: value,
    href: behind(more),
    assumed,
  });
  const answered = { counts: now.answered, href: behind({ answered: "yes" }), assumed: demonstration };
  switch (name) {
    case "received":
      return count(now.received, {}, unless(published.received));
    case "recorded":
      return count(now.recorded, { dated: "recorded" });
    case "resolved":
      return count(now.resolved, { status: ["resolved"] }, unless(published.resolved));
    case "declined":
    case "referred":
    case "merged":
    case "withdrawn":
    case "open":
      return count(now[name], { status: [name] });
    case "reopened":
      return count(now.reopened, { reopened: "yes" });
    case "change":
      return {
        value: before ? compared / before - 1 : null,
        as: "change",
        counts: before ?? 0,
        href: rowsBehind({ ...rows, ...period.compare?.before }),
        assumed: demonstration,
      };
    case "rate":
      return {
        value: rateOf(now),
        as: "percent",
        counts: now.resolved,
        href: behind({ status: ["resolved"] }),
        assumed: unless(published.received && published.resolved),
      };
    case "onTime":
      return {
        value: onTimeOf(now),
        as: "percent",
        counts: now.onTime,
        href: behind({ onTime: "yes" }),
        assumed: demonstration,
      };
    case "median":
      return { value: days?.median ?? null, as: "days", ...answered };
    case "p90":
      return { value: days?.p90 ?? null, as: "days", ...answered };
  }
}
