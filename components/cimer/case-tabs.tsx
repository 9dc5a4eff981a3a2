import Link from "next/link";
import { useTranslations } from "next-intl";
import { CIMER_LISTS } from "@/server/domain/cimer/filter";
import { cx } from "../ui/cx";
import { cimerHref } from "./address";

const TAB = "pb-0.5 text-ctl pointer-coarse:inline-flex pointer-coarse:min-h-ctl pointer-coarse:items-center";
const ON = "font-bold text-ink shadow-[0_2px_0_var(--accent)]";

/** The lists side by side; files of CİMER are public relations' alone. */
export function CaseTabs({ current, imports }: { current: string | null; imports: boolean }) {
  const t = useTranslations("cimer.lists");
  const items = [
    ...CIMER_LISTS.map((list) => ({ name: list, href: cimerHref({ list }) })),
    ...(imports ? [{ name: "imports" as const, href: "/cimer/imports" }] : []),
  ];
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-x-4 gap-y-1 px-5 pb-3 print:hidden">
      {items.map(({ name, href }) => (
        <Link
          key={name}
          href={href}
          aria-current={current === name ? "page" : undefined}
          className={cx(TAB, "no-underline", current === name ? ON : "text-ink-2 hover:text-ink")}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
