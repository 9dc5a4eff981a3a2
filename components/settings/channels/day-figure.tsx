import Link from "next/link";
import { useLocale } from "next-intl";
import { formatNumber } from "../../i18n/format";
import { cx } from "../../ui/cx";

/** A day's count; it opens its rows for whoever may see them, and a dash stands where a vendor has no such thing. */
export function DayFigure({ value, href, wrong }: { value: number | undefined; href: string | null; wrong?: boolean }) {
  const locale = useLocale();
  if (value === undefined) return <span data-none>—</span>;
  const figure = formatNumber(value, locale);
  const late = wrong && value > 0 ? "font-medium text-late" : undefined;
  if (value === 0 || href === null) return <span className={late}>{figure}</span>;
  return (
    <Link href={href} prefetch={false} className={cx("link pointer-coarse:py-3", late)}>
      {figure}
    </Link>
  );
}
