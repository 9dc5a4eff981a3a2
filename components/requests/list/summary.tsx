"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { queryOf } from "@/app/(staff)/requests/filters";
import { formatNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { type Filter, NO_FILTER } from "@/server/domain/filters";
import type { List } from "./use-list";

const ALL = queryOf(NO_FILTER);
const OPEN = queryOf({ status: ["open"] });

/** How many, where it is known: from the counters, or because the list ends on this page. Never counted live. */
export function RequestsSummary({ filter, list }: { filter: Filter; list: List }) {
  const t = useTranslations("requests.list");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: counts } = useQuery(trpc.requests.counts.queryOptions());
  const { data } = list.query;
  const asked = queryOf({ ...filter, sort: undefined });
  if (counts && (asked === ALL || asked === OPEN)) {
    const open = t("open", { count: formatNumber(counts.open, locale) });
    return `${open} · ${t("summary", { late: counts.late, today: counts.today })}`;
  }
  if (!data) return null;
  const count = data.rows.length;
  if (filter.cursor) return t("page", { count });
  return data.next ? t("more", { count }) : t("shown", { count });
}
