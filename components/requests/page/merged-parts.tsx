"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime, formatDayTime, requestNumber } from "@/components/i18n/format";
import { SectionHead } from "@/components/shell/page-head";
import { RequestNumber } from "@/components/shell/request-number";
import type { RequestView } from "@/server/services/requests/get";
import { ChannelLetters } from "../parts/channel-letters";
import { useLookups } from "../parts/use-lookups";
import { Photos } from "./photos";
import { Reveal } from "./reveal";

type Merged = RequestView["merged"][number];

function One({ merged }: { merged: Merged }) {
  const t = useTranslations("request");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const { neighbourhood } = useLookups();
  const { latitude, longitude } = merged;
  const number = requestNumber(merged.year, merged.seq);
  const place = [
    merged.neighbourhoodId !== null && neighbourhood(merged.neighbourhoodId),
    [merged.street, merged.doorNo && `No ${merged.doorNo}`].filter(Boolean).join(" "),
  ].filter(Boolean);
  const point = latitude !== null && longitude !== null && `${latitude},${longitude}`;
  const who = merged.withheld ? t("rail.withheld") : (merged.citizen ?? (merged.personal ? t("rail.anonymous") : null));
  return (
    <section aria-label={number} className="border-t border-rule py-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <Link href={`/requests/${number}`} className="link">
          <RequestNumber number={number} />
        </Link>
        <span>
          <ChannelLetters channel={merged.channel} /> {terms(`channel.${merged.channel}`)}
        </span>
        {who && <span>{who}</span>}
        {merged.phone && <Reveal requestId={merged.id} masked={merged.phone} />}
        <time dateTime={merged.receivedAt.toISOString()} className="text-ink-3">
          {formatDateTime(merged.receivedAt, locale)}
        </time>
      </p>
      <p className="mt-1.5 max-w-text text-pretty break-words whitespace-pre-line">{merged.description}</p>
      {merged.said.length > 0 && (
        <ul className="mt-1.5">
          {merged.said.map(({ id, at, text }) => (
            <li key={id} className="max-w-text break-words whitespace-pre-line">
              <time dateTime={at.toISOString()} className="text-ink-3">
                {formatDayTime(at, locale)}
              </time>{" "}
              {text}
            </li>
          ))}
        </ul>
      )}
      {(place.length > 0 || point) && (
        <p className="mt-1.5 text-ink-2">
          {place.join(", ")}
          {place.length > 0 && point && " · "}
          {point && (
            <a className="link" href={`geo:${point}?q=${point}`}>
              {t("rail.map")}
            </a>
          )}
        </p>
      )}
      <div className="mt-2 empty:hidden">
        <Photos attachments={merged.attachments} />
      </div>
    </section>
  );
}

/** What every citizen said of the same matter: their own words, photographs and place, for whoever works on it. */
export function MergedParts({ request }: { request: RequestView }) {
  const t = useTranslations("request.merged");
  const { merged, mergedCount } = request;
  if (merged.length === 0) return null;
  return (
    <section aria-label={t("title")} className="pb-5">
      <SectionHead title={t("title")} aside={mergedCount} rule="double" />
      {merged.map((one) => (
        <One key={one.id} merged={one} />
      ))}
      {mergedCount > merged.length && (
        <Link className="link" href={`/requests?mergedInto=${request.id}`}>
          {t("all", { count: mergedCount })}
        </Link>
      )}
    </section>
  );
}
