import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

export type OfferProps = ComponentProps<"section"> & {
  /** What can be done about it, at the right where there is room. */
  actions?: ReactNode;
  /** Something has failed or must be put right. */
  late?: boolean;
};

/** One matter beside the work and never over it: same person, belongs there, conflict, failure; its acts at the right. */
export const Offer = ({ actions, late, className, children, ...rest }: OfferProps) => (
  <section
    {...rest}
    className={cx(
      "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-tag border border-l-[3px] border-rule-2 bg-raise px-3.5 py-2.5 [border-left-style:double]",
      late ? "border-l-late" : "border-l-ink-2",
      className,
    )}
  >
    <div className="min-w-0 flex-1 basis-64 text-pretty">{children}</div>
    {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
  </section>
);
