"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime, formatTime } from "@/components/i18n/format";
import { Photos } from "@/components/requests/page/photos";
import { RestOfText, UnusedDetails } from "@/components/requests/page/unused-details";
import { ChannelLetters } from "@/components/requests/parts/channel-letters";
import { FollowsOffer } from "@/components/requests/parts/follows-offer";
import { Presence } from "@/components/requests/parts/presence";
import { RequestNo } from "@/components/requests/parts/request-no";
import { StatusLabel } from "@/components/requests/parts/status-label";
import { useMedia } from "@/components/requests/parts/use-media";
import { ErrorState, Loading } from "@/components/ui/states";
import { dayOf } from "@/server/domain/time";
import type { RequestRow } from "@/server/services/requests/list";
import { PreviewActs } from "./preview-acts";
import { PreviewFacts } from "./preview-facts";
import { PreviewSimilar } from "./preview-similar";
import { PreviewStory } from "./preview-story";
import { PreviewSuggestion } from "./preview-suggestion";
import type { Preview } from "./use-preview";
import type { Triage } from "./use-triage";

function Head({ row, now }: { row: RequestRow; now: Date }) {
  const t = useTranslations("triage.preview");
  const locale = useLocale();
  const today = dayOf(row.receivedAt) === dayOf(now);
  return (
    <header className="flex h-[51px] shrink-0 items-center gap-2.5 border-b border-rule px-5">
      <ChannelLetters channel={row.channel} />
      <RequestNo {...row} />
      <StatusLabel status={row.status} />
      <span className="ml-auto text-ink-2">
        {today ? t("today", { time: formatTime(row.receivedAt, locale) }) : formatDayTime(row.receivedAt, locale)}
      </span>
    </header>
  );
}

/** Where there is room for it; elsewhere a row is opened on a page of its own. */
const BESIDE = "(min-width: 1100px)";

/** The request under the hand: its words, who and where, what is suggested and why, and what may be done. */
export function PreviewPanel({ triage, preview, now }: { triage: Triage; preview: Preview; now: Date }) {
  const t = useTranslations("triage.preview");
  const { row, view } = triage;
  const beside = useMedia(BESIDE);
  const { error, refetch, isFetching } = preview.request;
  return (
    <aside
      aria-label={t("label")}
      className="sticky top-0 flex h-dvh min-w-0 flex-col border-l border-rule-2 bg-paper max-lg:hidden print:hidden"
    >
      {row && (
        <>
          <Head row={row} now={now} />
          <Presence id={error || !beside ? null : row.id} />
          <div className="min-h-0 grow overflow-y-auto px-5 pt-4 pb-3">
            {view ? (
              <>
                <blockquote className="max-w-text pb-3 text-[16px] leading-[25px] text-pretty whitespace-pre-line">
                  {view.description}
                </blockquote>
                <RestOfText request={view} />
                <UnusedDetails request={view} />
                <Photos attachments={view.attachments} />
                <FollowsOffer request={view} onJoined={(text) => triage.joined(row, text)} />
                <PreviewFacts request={view} />
                <PreviewSuggestion triage={triage} dueAt={view.dueAt} />
                <PreviewSimilar similar={preview.advice?.similar ?? []} />
                <PreviewStory request={view} />
              </>
            ) : error ? (
              <ErrorState className="px-0" title={t("failed")} onRetry={() => void refetch()} busy={isFetching} />
            ) : (
              <Loading lines={6} />
            )}
          </div>
          <PreviewActs triage={triage} ways={preview.ways} />
        </>
      )}
    </aside>
  );
}
