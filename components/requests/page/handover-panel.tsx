"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { HandoverState } from "@/components/handover/handover-state";
import { useReason } from "@/components/handover/use-reason";
import { formatDayTime } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { Facts } from "@/components/ui/facts";
import { ErrorState } from "@/components/ui/states";
import { isTroubled } from "@/server/domain/handover";
import type { ShownHandover } from "@/server/services/handovers/of-request";
import type { RequestView } from "@/server/services/requests/get";
import { useLookups } from "../parts/use-lookups";
import { HandoverActs } from "./handover-acts";
import { HandoverPosts } from "./handover-posts";

/** What is on its way is looked at again soon. */
const SOON_MS = 4_000;
const isOnItsWay = ({ state, error }: Pick<ShownHandover, "state" | "error">): boolean =>
  state === "taken" || (state === "queued" && error === null);

/** What became of a referral in the institution's own system; nothing where none was ever handed over. */
export function HandoverPanel({ request }: { request: RequestView }) {
  const t = useTranslations("handover.panel");
  const trpc = useTRPC();
  const referred = request.events.some(({ act }) => act === "refer");
  const { data, error, refetch, isFetching } = useQuery(
    trpc.handovers.ofRequest.queryOptions(
      { requestId: request.id },
      {
        enabled: referred,
        refetchInterval: ({ state }) =>
          state.data?.handovers.some((one) => one.way === "open311" && [one, ...one.posts].some(isOnItsWay))
            ? SOON_MS
            : false,
      },
    ),
  );
  useFollowed(
    request,
    data?.handovers.map(({ id, state, number, theirStatus }) => [id, state, number, theirStatus]),
  );
  if (error && !data)
    return <ErrorState className="px-0" title={t("title")} busy={isFetching} onRetry={() => void refetch()} />;
  if (!data || data.handovers.length === 0) return null;
  return (
    <section aria-label={t("title")} className="border-t border-rule pb-3.5">
      <h2 className="pt-3 pb-1.5 text-ctl font-bold">{t("title")}</h2>
      <ul className="grid gap-3.5">
        {data.handovers.map((one, index) => (
          <li key={one.id}>
            <One handover={one} />
            <HandoverPosts posts={one.posts} mayAct={data.mayAct} />
            {data.mayAct && index === 0 && <HandoverActs requestId={request.id} handover={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the institution does is an event of the request too: its timeline is asked anew when a hand-over moves. */
function useFollowed({ year, seq }: RequestView, stand: unknown): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = stand === undefined ? undefined : JSON.stringify(stand);
  const seen = useRef(now);
  useEffect(() => {
    const before = seen.current;
    seen.current = now;
    if (before !== undefined && before !== now)
      void queries.invalidateQueries(trpc.requests.get.queryFilter({ year, seq }));
  }, [now, queries, trpc, year, seq]);
}

function One({ handover }: { handover: ShownHandover }) {
  const t = useTranslations("handover.panel");
  const locale = useLocale();
  const reason = useReason();
  const { institution } = useLookups();
  const { state, way, number, theirStatus, theirNotes, askedAt, nextAt, error, enabled } = handover;
  const troubled = isTroubled(state);
  return (
    <>
      <Facts
        items={[
          [t("institution"), institution(handover.institutionId)],
          [t("state"), <HandoverState key="state" state={state} way={way} />],
          [t("number"), number && <b className="font-medium select-all">{number}</b>],
          [t("theirs"), theirStatus && t(`status.${theirStatus === "closed" ? "closed" : "open"}`)],
          [t("asked"), askedAt && formatDayTime(askedAt, locale)],
          [t("next"), state === "queued" && error && nextAt && formatDayTime(nextAt, locale)],
          [t("notes"), theirNotes && <span className="whitespace-pre-line">{theirNotes}</span>],
        ]}
      />
      {error && <p className={`mt-1.5 text-t12 ${troubled ? "text-late" : "text-ink-2"}`}>{reason(error)}</p>}
      {way === "file" && (state === "queued" || state === "given") && (
        <Link href="/handovers/files" className="link mt-1.5 inline-block">
          {t("toFiles")}
        </Link>
      )}
      {!enabled && state === "queued" && <p className="mt-1.5 text-t12 text-wait">{t("off")}</p>}
    </>
  );
}
