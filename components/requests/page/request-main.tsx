"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, requestNumber } from "@/components/i18n/format";
import type { RequestView } from "@/server/services/requests/get";
import { ChannelLetters } from "../parts/channel-letters";
import { FollowsOffer } from "../parts/follows-offer";
import { RequestNo } from "../parts/request-no";
import { StatusLabel } from "../parts/status-label";
import { useLookups } from "../parts/use-lookups";
import { MergedParts } from "./merged-parts";
import { Photos } from "./photos";
import { PlaceOffer } from "./place-offer";
import { Timeline } from "./timeline";
import { RestOfText, UnusedDetails } from "./unused-details";

/** Within so long a message only travelled. */
const TRAVEL_MS = 10 * 60_000;
const isLater = (received: Date, recorded: Date): boolean => recorded.getTime() - received.getTime() > TRAVEL_MS;

function Meta({ request }: { request: RequestView }) {
  const t = useTranslations("request.page");
  const terms = useTranslations("requests.terms");
  const social = useTranslations("social.post");
  const locale = useLocale();
  const { categoryPath } = useLookups();
  const reporters = 1 + request.mergedCount;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      <RequestNo year={request.year} seq={request.seq} />
      <StatusLabel status={request.status} />
      <span>
        <ChannelLetters channel={request.channel} /> {terms(`channel.${request.channel}`)}
      </span>
      <span>{terms(`kind.${request.kind}`)}</span>
      <span>
        {request.categoryId !== null
          ? categoryPath(request.categoryId)
          : request.suggestedCategoryId !== null
            ? t("unsortedSuggested", { subject: categoryPath(request.suggestedCategoryId) })
            : t("unsorted")}
      </span>
      {request.legalClass !== "none" && <span>{t(`formal.${request.legalClass}`)}</span>}
      {reporters > 1 && <span>{t("citizens", { count: reporters })}</span>}
      {request.confirmation !== "not_asked" && <span>{t(request.confirmation)}</span>}
      {request.sourceUrl && (
        <a className="link" href={request.sourceUrl} target="_blank" rel="noreferrer">
          {social("open")}
        </a>
      )}
      <time dateTime={request.receivedAt.toISOString()} className="text-ink-3">
        {formatDateTime(request.receivedAt, locale)}
      </time>
      {request.recordedAt && isLater(request.receivedAt, request.recordedAt) && (
        <span className="text-ink-3">{t("recorded", { at: formatDateTime(request.recordedAt, locale) })}</span>
      )}
    </p>
  );
}

/** What the citizen wants, in their own words, and everything that happened since. */
export function RequestMain({ request }: { request: RequestView }) {
  const t = useTranslations("request.page");
  const { main } = request;
  return (
    <article className="px-5 md:px-8">
      <h1 className="mt-3.5 mb-2 text-t22 font-bold tracking-[-.01em] text-balance">{request.summary}</h1>
      <Meta request={request} />
      {main && (
        <p className="double-top mt-4 pt-2.5">
          {t.rich("mergedInto", {
            number: requestNumber(main.year, main.seq),
            link: (chunks) => (
              <Link className="link" href={`/requests/${requestNumber(main.year, main.seq)}`}>
                {chunks}
              </Link>
            ),
          })}{" "}
          <span className="text-ink-2">{main.summary}</span>
        </p>
      )}
      <p className="mt-4 max-w-text pb-3.5 text-t16 text-pretty break-words whitespace-pre-line">
        {request.description}
      </p>
      <RestOfText request={request} />
      <UnusedDetails request={request} />
      <Photos attachments={request.attachments} />
      <FollowsOffer request={request} />
      <PlaceOffer request={request} />
      {request.answer && (
        <section className="mb-5 border-l-[3px] border-rule-2 pl-3 [border-left-style:double]">
          <h2 className="text-ctl font-bold">{t("answerGiven")}</h2>
          <p className="max-w-text whitespace-pre-line">{request.answer}</p>
        </section>
      )}
      <MergedParts request={request} />
      <Timeline request={request} />
    </article>
  );
}
