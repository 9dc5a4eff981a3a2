"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/button";
import { cx } from "../ui/cx";
import type { NavSection } from "./navigation";
import type { Person } from "./person-menu";
import { closePopover } from "./popover";
import { SideNav, useCurrent } from "./side-nav";

const TAB =
  "grid h-13 place-items-center px-1 text-center text-t14 font-medium leading-tight no-underline focus-visible:outline-offset-[-2px]";
const ON = "font-bold text-accent shadow-[inset_0_2px_0_var(--accent)]";

export type BottomBarProps = {
  sections: readonly NavSection[];
  newHref?: string;
  person: Person;
  /** Account, theme, language, the way out. */
  choices: ReactNode;
};

/** The menu of a narrow screen: the first three places, and the rest behind "more". */
export function BottomBar({ sections, newHref, person, choices }: BottomBarProps) {
  const t = useTranslations("ui.shell");
  const items = sections.flatMap((section) => section.items);
  const shown = items.slice(0, 3);
  const current = useCurrent(items);
  const elsewhere = current !== undefined && !shown.some((item) => item.href === current);
  return (
    <nav
      aria-label={t("menu")}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-rule-2 bg-desk pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          prefetch={false}
          aria-current={item.href === current ? "page" : undefined}
          className={cx(TAB, item.href === current ? ON : "text-ink-2")}
        >
          <span className="inline-flex items-center gap-1.5">
            {item.label}
            {item.badge}
          </span>
        </Link>
      ))}
      <button type="button" popoverTarget="more" className={cx(TAB, elsewhere ? ON : "text-ink-2")}>
        {t("more")}
      </button>
      <div
        id="more"
        popover="auto"
        className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full overflow-y-auto border-t border-rule-2 bg-raise p-4 pb-[calc(16px+env(safe-area-inset-bottom))] text-ink shadow-raise backdrop:bg-veil"
      >
        {newHref && (
          <ButtonLink href={newHref} look="main" size="tall" wide className="mb-3" onClick={closePopover}>
            {t("newRequest")}
          </ButtonLink>
        )}
        <SideNav sections={sections} onFollow={closePopover} />
        <div className="mt-4 border-t border-rule pt-3">
          <b className="block px-3">{person.name}</b>
          <span className="block px-3 text-ink-3">{person.under}</span>
          {choices}
        </div>
      </div>
    </nav>
  );
}
