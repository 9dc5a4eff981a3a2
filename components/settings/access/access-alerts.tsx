"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { ACCESS_AMOUNTS, ACCESS_SPANS } from "@/server/domain/access";
import { formatDateTime } from "../../i18n/format";
import { Button } from "../../ui/button";
import { ErrorMark } from "../../ui/marks";

/** Who reached a limit, until an administrator has seen it; nothing where nobody did. */
export function AccessAlerts() {
  const t = useTranslations("auth.access");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.access.alerts.queryOptions());
  const see = useMutation(
    trpc.access.seeAlerts.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.access.alerts.pathFilter()),
    }),
  );
  if (!data || data.length === 0) return null;
  return (
    <section
      role="alert"
      aria-label={t("alerts.title")}
      className="mx-5 mb-4 max-w-[640px] rounded-tag border border-late bg-late-tint px-3.5 py-2.5 md:mx-8"
    >
      <h2 className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("alerts.title")}
      </h2>
      <ul className="my-1">
        {data.map(({ staffId, staff, kind, span, startsAt, overAt, most }) => (
          <li key={`${staffId} ${kind} ${span} ${startsAt.getTime()}`}>
            {t("alerts.line", {
              name: staff.name,
              when: overAt ? formatDateTime(overAt, locale) : "",
              kind: t(`alerts.kind.${ACCESS_AMOUNTS.find((one) => one === kind) ?? "view"}`),
              span: t(`alerts.span.${ACCESS_SPANS.find((one) => one === span) ?? "hour"}`),
              most: most ?? 0,
            })}
          </li>
        ))}
      </ul>
      <Button onClick={() => see.mutate()} busy={see.isPending}>
        {t("alerts.seen")}
      </Button>
    </section>
  );
}
