"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { TickMark } from "@/components/ui/marks";
import type { Notice } from "@/server/domain/notices";
import type { AskedWays, Way, Ways } from "@/server/services/messages/ways";

/** By which media it would go now; undefined while that is asked, and where nothing is to be asked. */
export function useWays(asked: AskedWays | null): Ways | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.messages.ways.queryOptions(asked ?? { of: "request", id: 1, notice: "reply" }, {
      enabled: asked !== null,
      // While a number is being typed the line stays; of another request it would be somebody else's.
      ...(asked?.of === "draft" ? { placeholderData: keepPreviousData } : {}),
      // A window closes by itself while the page stands open.
      refetchInterval: 60_000,
    }),
  );
  return asked === null ? undefined : data;
}

function Line({ way }: { way: Way }) {
  const t = useTranslations("social.ways");
  const medium = t(`medium.${way.medium}`);
  if (!way.goes)
    return (
      <li className="inline-flex items-baseline gap-1.5 text-ink-3">
        <span aria-hidden>–</span>
        {way.why === "identityWithheld" || way.why === "noSms"
          ? t(`why.${way.why}`)
          : `${medium}: ${t(`why.${way.why}`)}`}
      </li>
    );
  return (
    <li className="inline-flex items-baseline gap-1.5">
      <TickMark className="relative top-[1.5px] text-done" />
      <span>
        {medium}
        {way.to && <span className="text-ink-2"> {way.to}</span>}
        {way.once && <span className="text-ink-2"> · {t("once")}</span>}
        {way.outsideWindow && <span className="text-ink-2"> · {t(`late.${way.medium}`)}</span>}
      </span>
    </li>
  );
}

/** Where the text will go and where it will not, with the reason, before it is sent. */
export function WaysList({ ways, className = "" }: { ways: Ways | undefined; className?: string }) {
  const t = useTranslations("social.ways");
  if (!ways) return null;
  const { told, all } = ways.others;
  return (
    <ul aria-label={t("label")} className={`flex flex-wrap gap-x-4 gap-y-0.5 text-t12 ${className}`}>
      {ways.ways.length === 0 && <li className="text-ink-3">{t("nobody")}</li>}
      {ways.ways.map((way) => (
        <Line key={way.medium} way={way} />
      ))}
      {all > 0 && <li className="text-ink-2">{t("others", { told, all })}</li>}
    </ul>
  );
}

/** The same, of a request. */
export const WaysTo = ({ requestId, notice }: { requestId: number; notice: Notice }) => (
  <WaysList ways={useWays({ of: "request", id: requestId, notice })} />
);
