import type { ReactNode } from "react";

export type NavItem = {
  href: string;
  label: string;
  /** As it is shown: "1.204", "12 cevapsız". */
  count?: string;
  /** Instead of the count: what asks to be looked at, at the foot of a telephone too. */
  badge?: ReactNode;
};

export type NavSection = {
  /** The first section has no heading. */
  heading?: string;
  items: readonly NavItem[];
};

/**
 * Which item one stands on: the one whose whole address is open (a saved view), else the one with the longest path
 * that leads here.
 */
export function currentHref(items: readonly NavItem[], path: string, query: string): string | undefined {
  const address = query ? `${path}?${query}` : path;
  const exact = items.find((item) => item.href === address);
  if (exact) return exact.href;
  return items
    .filter(({ href }) => !href.includes("?") && (href === path || (href !== "/" && path.startsWith(`${href}/`))))
    .sort((one, other) => other.href.length - one.href.length)
    .at(0)?.href;
}
