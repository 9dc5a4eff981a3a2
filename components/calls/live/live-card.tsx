"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/components/i18n/format";
import { RequestNo, requestHref } from "@/components/requests/parts/request-no";
import { StatusLabel } from "@/components/requests/parts/status-label";
import { ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { isOpen } from "@/server/domain/request";
import type { LiveCall } from "@/server/services/calls/live";
import { Elapsed } from "./elapsed";

type Props = { call: LiveCall; over: boolean; now: Date; onDismiss: () => void };

const OPEN_SHOWN = 3;

/** Who calls, before "alo": the name, what is open, and the way to record it. */
export function LiveCard({ call, over, now, onDismiss }: Props) {
  const t = useTranslations("calls.live");
  const { phase, direction, number, queue, startedAt, answeredAt } = call;
  const state = over
    ? answeredAt
      ? "ended"
      : "missed"
    : phase === "talking"
      ? "talking"
      : direction === "outgoing"
        ? "calling"
        : "ringing";
  return (
    <article className="rises pointer-events-auto rounded border border-rule-2 bg-raise shadow-raise">
      <header
        className={cx(
          "flex items-center gap-2 rounded-t px-3 py-1.5 font-medium",
          over ? "bg-desk text-ink-2" : "bg-accent text-on-accent",
        )}
      >
        <span>{t(state)}</span>
        {!over && <Elapsed since={phase === "talking" ? (answeredAt ?? startedAt) : startedAt} first={now} />}
        <button
          type="button"
          aria-label={t("dismiss")}
          onClick={onDismiss}
          className="-mr-1.5 ml-auto grid size-7 place-items-center rounded text-t18 leading-none pointer-coarse:size-11"
        >
          ×
        </button>
      </header>
      <div className="grid gap-2 p-3">
        <Caller call={call} />
        <p className="text-ink-3">{[number, queue && t("queue", { queue })].filter(Boolean).join(" · ")}</p>
        {direction !== "internal" && (
          <div className="flex items-center gap-3">
            <ButtonLink href={`/requests/new?call=${call.id}`} look="main" prefetch={false}>
              {t("new")}
            </ButtonLink>
            {call.recorded && <span className="text-done">{t("recorded")}</span>}
          </div>
        )}
      </div>
    </article>
  );
}

function Caller({ call: { cards, number, direction } }: { call: LiveCall }) {
  const t = useTranslations("calls.live");
  const [card] = cards;
  if (direction === "internal") return <Name>{t("internal")}</Name>;
  if (number === null) return <Name under={t("hiddenText")}>{t("hidden")}</Name>;
  if (!card) return <Name>{t("unknown")}</Name>;
  if (cards.length > 1)
    return (
      <Name
        under={cards
          .map(({ name }) => name)
          .filter(Boolean)
          .join(", ")}
      >
        {t("several", { count: cards.length })}
      </Name>
    );
  const open = card.requests.filter(({ status }) => isOpen(status));
  return (
    <>
      <Name under={[t("open", { count: open.length }), card.noSms && t("noSms")].filter(Boolean).join(" · ")}>
        {card.name ?? t("unknown")}
      </Name>
      <ul>
        {(open.length > 0 ? open.slice(0, OPEN_SHOWN) : card.requests.slice(0, 1)).map((request) => (
          <Known key={request.id} request={request} />
        ))}
      </ul>
    </>
  );
}

const Name = ({ children, under }: { children: string; under?: string }) => (
  <div>
    <h2 className="text-t18 font-bold">{children}</h2>
    {under && <p className="text-ink-2">{under}</p>}
  </div>
);

function Known({ request }: { request: LiveCall["cards"][number]["requests"][number] }) {
  const locale = useLocale();
  const { year, seq, status, summary, receivedAt } = request;
  return (
    <li className="border-t border-rule py-1">
      <div className="flex justify-between gap-2">
        <span className="truncate">{summary}</span>
        <StatusLabel status={status} />
      </div>
      <div className="flex justify-between gap-2 text-ink-3">
        <Link href={requestHref({ year, seq })} prefetch={false} className="hover:underline">
          <RequestNo year={year} seq={seq} />
        </Link>
        {formatDay(receivedAt, locale)}
      </div>
    </li>
  );
}
