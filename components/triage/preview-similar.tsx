"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/components/i18n/format";
import { RequestNo, requestHref } from "@/components/requests/parts/request-no";
import { SectionHead } from "@/components/shell/page-head";
import type { Similar } from "@/server/services/requests/similar";

/** Open ones on the same subject nearby: by distance where both places are known, else by the day they came. */
export function PreviewSimilar({ similar }: { similar: readonly Similar[] }) {
  const t = useTranslations("triage.preview");
  const locale = useLocale();
  if (similar.length === 0) return null;
  return (
    <section className="pb-2.5">
      <SectionHead title={t("similar", { count: similar.length })} />
      <ul>
        {similar.map((row) => (
          <li key={row.id} className="grid grid-cols-[52px_1fr] py-0.5">
            <span className="text-ink-3">
              {row.metres === null ? formatDay(row.receivedAt, locale) : `${row.metres} m`}
            </span>
            <Link href={requestHref(row)} className="truncate text-ink" prefetch={false}>
              <RequestNo {...row} /> {row.summary}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
