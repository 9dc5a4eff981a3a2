"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { RequestNumber } from "@/components/shell/request-number";
import { ErrorMark } from "@/components/ui/marks";
import { requestNumber } from "@/server/domain/number";
import { requestHref } from "../requests/parts/request-no";
import { StatusLabel } from "../requests/parts/status-label";
import { useLookups } from "../requests/parts/use-lookups";
import type { Saved } from "./use-saving";

/** What is read aloud before the caller hangs up: the number, and where to follow it. */
export function SavedPanel({ saved: { request, main } }: { saved: Saved }) {
  const t = useTranslations("record.saved");
  const { department } = useLookups();
  return (
    <section className="double-bottom pb-3" aria-label={t("title")}>
      <div role="status">
        <h2 className="font-bold">{t("title")}</h2>
        <p className="my-1 text-t30">
          <RequestNumber number={requestNumber(request.year, request.seq)} />
        </p>
        <p className="flex flex-wrap gap-x-2">
          <StatusLabel status={request.status} />
          {request.departmentId !== null && <span>{department(request.departmentId)}</span>}
          {main && <span>{t("into", { number: requestNumber(main.year, main.seq) })}</span>}
        </p>
        <p className="text-ink-2">
          {t("follow")}{" "}
          <span className="break-all text-ink">{`${window.location.host}/t/${request.trackingCode}`}</span>
        </p>
      </div>
      <Link className="link" href={requestHref(request)}>
        {t("open")}
      </Link>
    </section>
  );
}

/** The reference belongs to another request, and nothing of what was typed was saved: there it can be compared. */
export function TakenPanel({ number }: { number: string }) {
  const t = useTranslations("record.saved");
  return (
    <section className="double-bottom pb-3" aria-label={t("other")}>
      <div role="status">
        <p className="flex items-baseline gap-1.5 font-medium text-late">
          <ErrorMark className="relative top-[1.5px]" />
          {t("other")}
        </p>
        <p className="my-1 text-t30">
          <RequestNumber number={number} />
        </p>
      </div>
      <Link className="link" href={`/requests/${number}`}>
        {t("open")}
      </Link>
    </section>
  );
}
