import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx";

/** "varsayım": beside the figure, or once by the title when a whole table is assumed. */
export function AssumedTag() {
  const t = useTranslations("ui");
  return (
    <span className="narrow inline-block rounded-tag border border-dashed border-ink-3 px-1 text-t12 font-medium whitespace-nowrap text-ink-2">
      {t("assumed")}
    </span>
  );
}

const SIZE = { row: "", figure: "text-t30 font-bold", headline: "text-t44 font-bold" };

export type FigureLinkProps = {
  /** The list of exactly the rows that it counts. */
  href: string;
  children: ReactNode;
  assumed?: boolean;
  size?: keyof typeof SIZE;
  /** Said instead of the bare figure: "Zabıta, çözülen: 76.612". */
  label?: string;
};

/** A figure that opens its rows. */
export function FigureLink({ href, children, assumed, size = "row", label }: FigureLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className={cx(
        "text-ink no-underline hover:text-accent hover:underline hover:underline-offset-4 pointer-coarse:py-3",
        SIZE[size],
        assumed && "assumed",
      )}
    >
      {children}
    </Link>
  );
}
