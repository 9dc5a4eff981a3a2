"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "../ui/button";
import { cx } from "../ui/cx";
import { Dialog } from "../ui/dialog";
import type { NavSection } from "./navigation";
import { PersonMenu, type PersonMenuProps } from "./person-menu";
import { SideNav, useCurrent } from "./side-nav";

const TAB =
  "grid h-13 place-items-center px-1 text-center text-t14 font-medium leading-tight no-underline focus-visible:outline-offset-[-2px]";
const ON = "font-bold text-accent shadow-[inset_0_2px_0_var(--accent)]";

export type BottomBarProps = PersonMenuProps & { sections: readonly NavSection[]; newHref?: string };

/** The menu of a narrow screen: the first three places, and the rest behind "more". */
export function BottomBar({ sections, newHref, ...person }: BottomBarProps) {
  const t = useTranslations("ui.shell");
  const [open, setOpen] = useState(false);
  const items = sections.flatMap((section) => section.items);
  const shown = items.slice(0, 3);
  const current = useCurrent(items);
  const elsewhere = current !== undefined && !shown.some((item) => item.href === current);
  const close = () => setOpen(false);
  return (
    <nav
      aria-label={t("menu")}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-rule-2 bg-desk pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.href === current ? "page" : undefined}
          className={cx(TAB, item.href === current ? ON : "text-ink-2")}
        >
          {item.label}
        </Link>
      ))}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("menu")}
        trigger={
          <button type="button" className={cx(TAB, elsewhere ? ON : "text-ink-2")}>
            {t("more")}
          </button>
        }
      >
        <div className="grid gap-3">
          {newHref && (
            <ButtonLink href={newHref} look="main" size="tall" onClick={close}>
              {t("newRequest")}
            </ButtonLink>
          )}
          <div>
            <SideNav sections={sections} onFollow={close} />
          </div>
          <div className="flex border-t border-rule pt-3">
            <PersonMenu {...person} />
          </div>
        </div>
      </Dialog>
    </nav>
  );
}
