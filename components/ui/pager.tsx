import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "./button-look";

export type PagerProps = {
  /** Addresses of the neighbouring pages; none where the list ends. */
  newerHref?: string;
  olderHref?: string;
  newerLabel?: string;
  olderLabel?: string;
  /** Between the two: "101–150". */
  children?: ReactNode;
};

/** Two ways along a list that has no page numbers. */
export function Pager({ newerHref, olderHref, newerLabel, olderLabel, children }: PagerProps) {
  const t = useTranslations("ui");
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label={t("pages")} className="flex items-center gap-2 px-5 py-2.5 print:hidden">
      {newerHref && (
        <Link href={newerHref} rel="prev" className={buttonClass("edge")}>
          <span aria-hidden>←</span> {newerLabel ?? t("newer")}
        </Link>
      )}
      {olderHref && (
        <Link href={olderHref} rel="next" className={buttonClass("edge")}>
          {olderLabel ?? t("older")} <span aria-hidden>→</span>
        </Link>
      )}
      {children && <span className="ml-auto text-ink-3">{children}</span>}
    </nav>
  );
}
