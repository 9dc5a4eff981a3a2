"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { cx } from "../ui/cx";
import { currentHref, type NavItem, type NavSection } from "./navigation";

/** Told when a link is pressed. */
type Follow = (event: MouseEvent<HTMLAnchorElement>) => void;

export function useCurrent(items: readonly NavItem[]): string | undefined {
  const path = usePathname();
  const query = useSearchParams().toString();
  return currentHref(items, path, query);
}

function NavLink({ item, current, onFollow }: { item: NavItem; current: boolean; onFollow?: Follow }) {
  return (
    <Link
      href={item.href}
      prefetch={false}
      onClick={onFollow}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex min-h-[30px] items-center justify-between gap-2 rounded px-2 text-ctl no-underline transition-colors duration-[80ms] pointer-coarse:min-h-ctl",
        current ? "bg-accent-tint font-bold text-accent" : "text-ink-2 hover:bg-hover",
      )}
    >
      <span className="truncate">{item.label}</span>
      {item.badge}
      {!item.badge && item.count && (
        <span className={cx("whitespace-nowrap", current ? "font-bold" : "text-ink-3")}>{item.count}</span>
      )}
    </Link>
  );
}

export function SideNav({ sections, onFollow }: { sections: readonly NavSection[]; onFollow?: Follow }) {
  const current = useCurrent(sections.flatMap((section) => section.items));
  return sections
    .filter((section) => section.items.length > 0)
    .map((section) => (
      <div key={section.heading ?? ""}>
        {section.heading && (
          <h2 className="px-2 pt-[18px] pb-1.5 text-t12 font-medium text-ink-3">{section.heading}</h2>
        )}
        <ul>
          {section.items.map((item) => (
            <li key={item.href}>
              <NavLink item={item} current={item.href === current} onFollow={onFollow} />
            </li>
          ))}
        </ul>
      </div>
    ));
}
