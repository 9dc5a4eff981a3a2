"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";

/** Why a row leaves the list: by one's own act, or who did what meanwhile. */
export function Gone({ row, said }: { row: { year: number; seq: number }; said: string | undefined }) {
  const t = useTranslations("requests");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.requests.get.queryOptions({ year: row.year, seq: row.seq }, { enabled: said === undefined, retry: false }),
  );
  if (said !== undefined) return said;
  const last = data?.events[0];
  const key = `acts.past.${last?.act ?? "other"}`;
  return t("list.byAnother", {
    who: last?.staff ?? t("acts.somebody"),
    what: t(t.has(key) ? key : "acts.past.other"),
  });
}
