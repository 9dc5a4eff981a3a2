import { Fragment, type ReactNode } from "react";
import { cx } from "./cx";

export type FactsProps = {
  /** Term and value; a row without a value is left out. */
  items: readonly (readonly [term: string, value: ReactNode])[];
  /** Width of the terms' column. */
  termWidth?: number;
  className?: string;
};

/** Facts of a record, term at the left. */
export function Facts({ items, termWidth = 84, className }: FactsProps) {
  return (
    <dl
      style={{ gridTemplateColumns: `${termWidth}px minmax(0, 1fr)` }}
      className={cx("grid gap-x-2 gap-y-[5px] text-ctl", className)}
    >
      {items
        .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "")
        .map(([term, value]) => (
          <Fragment key={term}>
            <dt className="text-ink-3">{term}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
