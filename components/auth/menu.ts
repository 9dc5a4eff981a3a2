import type { ReactNode } from "react";
import type { Locale } from "@/messages";
import type { StaffActor } from "@/server/domain/actor";
import { yearOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import { formatNumber } from "../i18n/format";
import type { NavItem } from "../shell/navigation";
import { type PlaceName, placesOf } from "./places";

export type MenuCounts = { triage: { total: number } | null; open: number; claimed: number };

type Given = {
  counts: MenuCounts | undefined;
  views: readonly { name: string; query: string }[];
  /** How many warnings were not seen, as it is shown. */
  warnings: ReactNode;
  /** How many of the things that are set up do not work, as it is shown. */
  down: ReactNode;
  /** "12 cevapsız": how many are to be called back, as it is shown. */
  missed?: string | undefined;
  now: Date;
  locale: Locale;
  name: (place: PlaceName) => string;
  year: (year: string) => string;
};

/** The first year of which there are figures. */
const FIRST_YEAR = 2025;

/** The three parts of the menu: places with what waits there, saved views, and the reports this person may see. */
export function menuOf(actor: StaffActor, { counts, views, warnings, down, missed, now, locale, name, year }: Given) {
  const waiting: Partial<Record<PlaceName, number | undefined>> = {
    triage: counts?.triage?.total,
    requests: counts?.open,
    claimed: counts?.claimed,
  };
  const badges: Partial<Record<PlaceName, ReactNode>> = { warnings, settings: down };
  const nav: NavItem[] = placesOf(actor).map((place) => {
    const count = waiting[place.name];
    return {
      href: place.href,
      label: name(place.name),
      count: place.name === "calls" ? missed : count ? formatNumber(count, locale) : undefined,
      badge: badges[place.name],
    };
  });
  const last = yearOf(now);
  const years = Array.from({ length: Math.max(1, last - FIRST_YEAR + 1) }, (_, back) => String(last - back));
  return {
    nav,
    views: views.map((view): NavItem => ({ href: `/requests?${view.query}`, label: view.name })),
    reports: may(actor, "see_department_report")
      ? years.map((label): NavItem => ({ href: `/reports/${label}`, label: year(label) }))
      : [],
  };
}
