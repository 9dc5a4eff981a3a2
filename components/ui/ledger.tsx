import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { TickMark } from "./marks";
import { Cell, HeadCell, type HeadCellProps, Table, type TableProps } from "./table";

export type LedgerColumn = Omit<HeadCellProps, "children"> & {
  key: string;
  head: ReactNode;
  /** A CSS width; one column has none and takes what is left. `className` may hide a column, its cells have to be hidden by the same. */
  width?: string;
};

export type LedgerListProps = Omit<TableProps, "children" | "fixed"> & {
  columns: readonly LedgerColumn[];
  /** Says what the marks in the margin are, to those who do not see them. */
  marginLabel: string;
  /** Rows can be chosen: the margin has room for the tick. */
  selectable?: boolean;
  children: ReactNode;
};

/** A list with the ledger's margin at its left: only the time mark stands there. Rows are LedgerRow. */
export function LedgerList({ columns, marginLabel, selectable, children, ...rest }: LedgerListProps) {
  return (
    <Table fixed {...rest}>
      <colgroup>
        <col className={selectable ? "w-[50px]" : "w-10"} />
        {columns.map(({ key, width, className }) => (
          <col key={key} style={{ width }} className={className} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <HeadCell className="margin-line border-t border-t-rule-2 pr-0 pl-3.5">
            <span className="sr-only">{marginLabel}</span>
          </HeadCell>
          {columns.map(({ key, head, width, className, ...cell }, index) => (
            <HeadCell key={key} {...cell} className={cx("border-t border-t-rule-2", index === 0 && "pl-3", className)}>
              {head}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}

export type LedgerRowProps = ComponentProps<"tr"> & {
  /** The time mark, with its label. */
  mark?: ReactNode;
  /** Where the keyboard stands. */
  current?: boolean;
  /** Chosen for an act on several: a tick beside the mark. The label is what the tick is called. */
  selected?: string | false;
  /** Taken by another; it leaves at the next move. */
  gone?: boolean;
};

export function LedgerRow({ mark, current, selected, gone, className, children, ...rest }: LedgerRowProps) {
  return (
    <tr
      aria-current={current || undefined}
      {...rest}
      className={cx(
        "group relative transition-colors [&>td:nth-child(2)]:pl-3 duration-[80ms] focus-visible:outline-offset-[-2px]",
        current || selected ? "bg-accent-tint" : "hover:bg-hover",
        current && "outline-2 outline-offset-[-2px] outline-focus",
        gone && "text-ink-3 [&_*]:text-ink-3",
        className,
      )}
    >
      <Cell className="margin-line pr-0 pl-3.5">
        <span className="flex gap-[5px]">
          {mark}
          {selected && <TickMark label={selected} />}
        </span>
      </Cell>
      {children}
    </tr>
  );
}

/** A link inside a row that the whole row answers to. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={cx("text-ink after:absolute after:inset-0", className)} />;
}

/** The same ledger for a telephone: title over a second line. Put LedgerItem inside. */
export const LedgerItems = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul aria-label={label} className="border-t border-rule">
    {children}
  </ul>
);

export type LedgerItemProps = {
  href: string;
  mark: ReactNode;
  title: ReactNode;
  /** Place, distance. */
  detail?: ReactNode;
  /** The deadline in words, with its colour. */
  end?: ReactNode;
};

export function LedgerItem({ href, mark, title, detail, end }: LedgerItemProps) {
  return (
    <li>
      <Link
        href={href}
        className="grid min-h-18 grid-cols-[37px_1fr] text-ink transition-colors duration-[80ms] hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="margin-line grid justify-items-center pt-4">{mark}</span>
        <span className="min-w-0 border-b border-rule py-2.5 pr-4 pl-3">
          <span className="block truncate text-[16px] leading-[22px] font-medium">{title}</span>
          <span className="flex justify-between gap-3 text-t14 text-ink-2">
            <span className="truncate">{detail}</span>
            <span className="font-medium whitespace-nowrap">{end}</span>
          </span>
        </span>
      </Link>
    </li>
  );
}
