"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { maskPhone } from "@/components/i18n/format";
import { SectionHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { smsParts } from "@/server/domain/sms";
import type { Notified } from "./notified";

/** The receipt as it will be sent, counted as the operators count it; or why nobody is written to. */
export function NoticePreview({ notified }: { notified: Notified }) {
  const t = useTranslations("record.notice");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.lookups.all.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const text = data?.receipt ?? null;
  const shown = notified.to === null || text === null ? null : text;
  const count = shown === null ? null : smsParts(shown);
  return (
    <section className="mt-3.5">
      <SectionHead
        title={t("title")}
        aside={count && t("parts", { length: count.length, room: count.length + count.left, parts: count.parts })}
      />
      {notified.to !== null && shown !== null ? (
        <>
          <p className="border-l-[3px] border-rule-2 pl-3 text-t14 text-ink-2 [border-left-style:double]">{shown}</p>
          <p className="mt-1 text-ink-3">{t("to", { phone: maskPhone(notified.to) })}</p>
        </>
      ) : (
        <p className="text-ink-3">{t(notified.to === null ? notified.why : "noTemplate")}</p>
      )}
    </section>
  );
}
