import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { AssumedTag } from "@/components/ui/figure";

/** A part of the printed report: its title, what there is to know of it, and once the tag where all of it is assumed. */
export function Part({
  title,
  note,
  assumed,
  children,
}: {
  title: string;
  note?: ReactNode;
  assumed: boolean;
  children: ReactNode;
}) {
  return (
    <section className="min-w-0 pt-8 md:pt-10 print:pt-10">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pb-3">
        <h2 className="text-t18 font-bold">{title}</h2>
        {note && <p className="text-t13 text-ink-3">{note}</p>}
        {assumed && <AssumedTag />}
      </div>
      {children}
    </section>
  );
}

const TOUCH =
  "pointer-coarse:[&_table]:[--cell:44px] pointer-coarse:[&_td_a]:inline-block pointer-coarse:[&_td_a]:min-w-6";

/** A table that is wider than its place is moved inside it; the page stays. */
export const Wide = ({ children }: { children: ReactNode }) => (
  <div className={cx("overflow-x-auto overflow-y-clip pb-px print:overflow-visible [&_tr>*:last-child]:pr-0", TOUCH)}>
    {children}
  </div>
);
