import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** list: a queue's rows, 40 px. side: beside a record, 38 px. report: many figures, 33 px. */
export type Density = "list" | "side" | "report";

const HEIGHT: Record<Density, string> = {
  list: "[--cell:40px] pointer-coarse:[--cell:56px]",
  side: "[--cell:38px] pointer-coarse:[--cell:56px]",
  report: "[--cell:33px]",
};

/** On a telephone each row is a block: its head on a line of its own, then its cells one after the other; a `data-label` stands before its cell, and what says `data-none` is left out. */
const STACKED = cx(
  "max-md:block max-md:[&>thead]:sr-only max-md:[&>tbody]:block",
  "max-md:[&>tbody>tr]:flex max-md:[&>tbody>tr]:flex-wrap max-md:[&>tbody>tr]:gap-x-4 max-md:[&>tbody>tr]:gap-y-1 max-md:[&>tbody>tr]:border-b max-md:[&>tbody>tr]:border-rule max-md:[&>tbody>tr]:py-2.5",
  "max-md:[&>tbody>tr>*]:h-auto max-md:[&>tbody>tr>*]:border-0 max-md:[&>tbody>tr>*]:p-0 max-md:[&>tbody>tr>*]:whitespace-normal max-md:[&>tbody>tr>th]:w-full",
  "max-md:[&>tbody>tr>[data-label]]:before:mr-1.5 max-md:[&>tbody>tr>[data-label]]:before:text-ink-3 max-md:[&>tbody>tr>[data-label]]:before:content-[attr(data-label)]",
  "max-md:[&>tbody>tr>:empty]:hidden max-md:[&>tbody>tr>:has([data-none])]:hidden",
);

export type TableProps = ComponentProps<"table"> & {
  /** What the table is of, for those who do not see what stands above it. */
  label: string;
  density?: Density;
  /** Column widths as given; text that does not fit is cut. */
  fixed?: boolean;
  /** Rows become blocks where the screen is as narrow as a telephone's. */
  stacked?: boolean;
};

export function Table({ label, density = "list", fixed, stacked, className, ...rest }: TableProps) {
  return (
    <table
      aria-label={label}
      {...rest}
      className={cx(
        "w-full border-separate border-spacing-0 text-ctl",
        HEIGHT[density],
        density === "report" && "text-t13",
        fixed && "table-fixed",
        stacked && STACKED,
        className,
      )}
    />
  );
}

/** Figures stand at the right, words at the left. */
type Side = { figure?: boolean };

export type HeadCellProps = ComponentProps<"th"> & Side & { sorted?: "ascending" | "descending"; sortHref?: string };

export function HeadCell({ figure, sorted, sortHref, className, children, ...rest }: HeadCellProps) {
  const arrow = sorted && <span aria-hidden> {sorted === "ascending" ? "↑" : "↓"}</span>;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      {...rest}
      className={cx(
        "h-[30px] border-b border-rule-2 px-2 text-t12 font-medium whitespace-nowrap text-ink-3",
        figure ? "text-right" : "text-left",
        className,
      )}
    >
      {sortHref ? (
        <Link href={sortHref} className="hover:text-ink pointer-coarse:py-3.5">
          {children}
          {arrow}
        </Link>
      ) : (
        <>
          {children}
          {arrow}
        </>
      )}
    </th>
  );
}

const CELL = "h-(--cell) border-b border-rule px-2 whitespace-nowrap";

export function Cell({ figure, cut, className, ...rest }: ComponentProps<"td"> & Side & { cut?: boolean }) {
  return <td {...rest} className={cx(CELL, figure && "text-right", cut && "truncate", className)} />;
}

/** The word a row is about. `under` steps it in, below the row it is a part of. */
export function RowHead({ under, className, ...rest }: ComponentProps<"th"> & { under?: boolean }) {
  return (
    <th
      scope="row"
      {...rest}
      className={cx(CELL, "text-left font-normal", under ? "pl-[18px] text-ink-2" : "pl-0", className)}
    />
  );
}

/** The last row: its line is the ledger's double rule. A body of its own, since a `tfoot` is printed on every page. */
export function TotalRow({ children }: { children: ReactNode }) {
  return (
    <tbody className="break-inside-avoid [&_td]:border-t [&_td]:border-t-ink-2 [&_td]:border-b-[3px] [&_td]:border-b-ink-2 [&_td]:font-bold [&_td]:[border-bottom-style:double] [&_th]:border-t [&_th]:border-t-ink-2 [&_th]:border-b-[3px] [&_th]:border-b-ink-2 [&_th]:font-bold [&_th]:[border-bottom-style:double]">
      <tr>{children}</tr>
    </tbody>
  );
}

/** Bar in a table's own row: how much of the largest. */
export function Bar({ part, light }: { part: number; light?: boolean }) {
  const width = Math.min(1, Math.max(0, part)) * 100;
  return (
    <span aria-hidden className="block w-full">
      <span
        className={cx("block h-[7px] min-w-px print:[print-color-adjust:exact]", light ? "bg-s-then" : "bg-s-now")}
        style={{ width: `${width}%` }}
      />
    </span>
  );
}
