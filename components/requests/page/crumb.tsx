"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { filterFromQuery } from "@/app/(staff)/requests/filters";
import { useTRPC } from "@/components/trpc/client";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/components/ui/use-keys";
import type { RequestRow } from "@/server/services/requests/list";
import { requestHref } from "../parts/request-no";

/** The way back to the list one came from, and on to its next row, as that list stands now. */
export function Crumb({ number, from }: { number: { year: number; seq: number }; from: string | undefined }) {
  const t = useTranslations("request.page");
  const trpc = useTRPC();
  const router = useRouter();
  const { data } = useQuery(
    trpc.requests.list.queryOptions(filterFromQuery(new URLSearchParams(from)), { enabled: from !== undefined }),
  );
  const rows = data?.rows ?? [];
  const here = rows.findIndex(({ year, seq }) => year === number.year && seq === number.seq);
  const hrefOf = (row: RequestRow | undefined) => row && `${requestHref(row)}?from=${encodeURIComponent(from ?? "")}`;
  const previous = here > 0 ? hrefOf(rows[here - 1]) : undefined;
  const next = here >= 0 ? hrefOf(rows[here + 1]) : undefined;
  useKeys({ k: previous ? () => router.push(previous) : undefined, j: next ? () => router.push(next) : undefined });
  return (
    <nav aria-label={t("list")} className="flex flex-wrap items-center gap-2 px-5 pt-3.5 text-ink-3 md:px-8">
      <Link href={`/requests${from ? `?${from}` : ""}`} className="inline-flex min-h-6 items-center gap-1 text-ink-2">
        <svg aria-hidden viewBox="0 0 16 16" fill="none" className="size-4">
          <path d="M10 3 5 8l5 5" stroke="currentColor" strokeWidth="1.4" />
        </svg>
        {t("list")}
      </Link>
      {here >= 0 && (
        <>
          <span>
            · {here + 1} / {rows.length}
            {data?.next && "+"}
          </span>
          <span className="ml-auto flex items-center gap-3">
            {previous && (
              <Link href={previous} className="inline-flex items-center gap-1.5">
                <Kbd>K</Kbd> {t("previous")}
              </Link>
            )}
            {next && (
              <Link href={next} className="inline-flex items-center gap-1.5">
                <Kbd>J</Kbd> {t("next")}
              </Link>
            )}
          </span>
        </>
      )}
    </nav>
  );
}
