"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";

/** How many wait in all, from the counters: not only those on this page. */
export function TriageSummary() {
  const t = useTranslations("triage");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.requests.counts.queryOptions());
  if (!data?.triage) return null;
  const { total, late, today } = data.triage;
  return t("summary", { count: total, late, today });
}
