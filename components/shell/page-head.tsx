import type { ReactNode } from "react";
import { cx } from "../ui/cx";

export type PageHeadProps = {
  title: ReactNode;
  /** Beside the title: "38 başvuru · 2’sinin süresi geçti". */
  summary?: ReactNode;
  /** Search, buttons: at the right. */
  actions?: ReactNode;
  /** Chips and the address, under the title. */
  below?: ReactNode;
  /** work: over a list, small. page: over a page of its own. */
  size?: "work" | "page";
};

export function PageHead({ title, summary, actions, below, size = "work" }: PageHeadProps) {
  return (
    <header className={size === "work" ? "px-5 pt-[15px] pb-3" : "px-5 pt-5 pb-4 md:px-8"}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className={cx("font-bold text-balance", size === "work" ? "text-t18" : "text-t22")}>{title}</h1>
        {summary && <p className="text-ink-3">{summary}</p>}
        {actions && (
          <div className="ml-auto flex flex-wrap items-center gap-2 self-center max-md:ml-0 max-md:w-full print:hidden">
            {actions}
          </div>
        )}
      </div>
      {below && <div className="mt-2.5 flex flex-wrap items-center gap-1.5">{below}</div>}
    </header>
  );
}

/** Heading of a part of a page, closed by the ledger's double rule or by a hairline. */
export function SectionHead({
  title,
  aside,
  rule = "hair",
}: {
  title: ReactNode;
  aside?: ReactNode;
  rule?: "double" | "hair" | "none";
}) {
  return (
    <div
      className={cx(
        "flex items-baseline justify-between gap-3 pt-2.5 pb-1.5",
        rule === "double" && "double-top",
        rule === "hair" && "border-t border-rule",
      )}
    >
      <h2 className="text-ctl font-bold">{title}</h2>
      {aside && <span className="text-ink-3">{aside}</span>}
    </div>
  );
}
