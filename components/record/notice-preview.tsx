"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SectionHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { smsParts } from "@/server/domain/sms";
import type { Way, Ways } from "@/server/services/messages/ways";

const WHY: Record<string, string> = { identityWithheld: "withheld", noSms: "noSms", noMobile: "noMobile" };

/** Why nobody is written to; null where somebody is. */
function whyNot([first]: readonly Way[]): string | null {
  if (!first) return "noPhone";
  return first.goes ? null : (WHY[first.why] ?? "noMobile");
}

/** The receipt as it will be sent, counted as the operators count it; or why nobody is written to. */
export function NoticePreview({ ways }: { ways: Ways | undefined }) {
  const t = useTranslations("record.notice");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.lookups.all.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const text = data?.receipt ?? null;
  const why = whyNot(ways?.ways ?? []);
  const to = ways?.ways.find((way) => way.goes)?.to ?? "";
  const shown = why === null ? text : null;
  const count = shown === null ? null : smsParts(shown);
  return (
    <section className="mt-3.5">
      <SectionHead
        title={t("title")}
        aside={count && t("parts", { length: count.length, room: count.length + count.left, parts: count.parts })}
      />
      {shown !== null ? (
        <>
          <p className="border-l-[3px] border-rule-2 pl-3 text-t14 text-ink-2 [border-left-style:double]">{shown}</p>
          <p className="mt-1 text-ink-3">{t("to", { phone: to })}</p>
        </>
      ) : (
        <p className="text-ink-3">{t(why ?? "noTemplate")}</p>
      )}
    </section>
  );
}
