"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDay } from "@/components/i18n/format";
import { isOpen } from "@/server/domain/request";
import type { CitizenCard } from "@/server/services/citizens/by-phone";
import { MessageWish } from "../requests/parts/message-wish";
import { RequestNo, requestHref } from "../requests/parts/request-no";
import { StatusLabel } from "../requests/parts/status-label";
import { useLookups } from "../requests/parts/use-lookups";
import { Keys } from "./keys";
import type { Caller } from "./use-caller";

const LAST = 5;

function Rows({ title, requests }: { title: string; requests: CitizenCard["requests"] }) {
  const locale = useLocale();
  const { categoryPath } = useLookups();
  return (
    <section className="mt-3.5 border-t border-rule pt-3">
      <h3 className="flex justify-between pb-1 font-bold">
        {title} <span className="font-normal text-ink-3">{requests.length}</span>
      </h3>
      <ul>
        {requests.map(({ id, year, seq, status, categoryId, summary, receivedAt }) => (
          <li key={id} className="border-b border-rule py-1.5 last:border-0">
            <div className="flex justify-between gap-2">
              <span className="truncate">{categoryId === null ? summary : categoryPath(categoryId)}</span>
              <StatusLabel status={status} />
            </div>
            <div className="flex justify-between gap-2 text-ink-3">
              <Link href={requestHref({ year, seq })} prefetch={false} className="hover:underline">
                <RequestNo year={year} seq={seq} />
              </Link>
              {formatDay(receivedAt, locale)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function usePlace(): (card: CitizenCard) => string {
  const t = useTranslations("record.citizen");
  const { neighbourhood } = useLookups();
  return ({ neighbourhoodId, street, doorNo }) =>
    [
      neighbourhoodId === null ? "" : neighbourhood(neighbourhoodId),
      [street, doorNo && t("door", { no: doorNo })].filter(Boolean).join(" "),
    ]
      .filter(Boolean)
      .join(", ");
}

function Chosen({ card, children }: { card: CitizenCard; children: ReactNode }) {
  const t = useTranslations("record.citizen");
  const place = usePlace()(card);
  const open = card.requests.filter(({ status }) => isOpen(status));
  const last = card.requests.filter(({ status }) => !isOpen(status)).slice(0, LAST);
  return (
    <article>
      <h2 className="text-t18 font-bold">{card.name ?? t("nameless")}</h2>
      {place && (
        <p className="text-ink-2">
          {place} <span className="text-ink-3">· {t("usual")}</span>
        </p>
      )}
      <p>
        {card.noSms && <span className="text-wait">{t("noSms")} · </span>}
        <MessageWish of={{ citizenId: card.id }} noSms={card.noSms} />
      </p>
      <div className="mt-2">{children}</div>
      {open.length > 0 && <Rows title={t("open")} requests={open} />}
      {last.length > 0 && <Rows title={t("last")} requests={last} />}
      {card.requests.length === 0 && <p className="mt-3.5 border-t border-rule pt-3 text-ink-3">{t("first")}</p>}
    </article>
  );
}

/** Who calls: everybody known under the telephone, and the way to say that it is somebody else. */
export function CitizenColumn({
  caller,
  stranger,
  children,
}: {
  caller: Caller;
  stranger: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("record.citizen");
  const placeOf = usePlace();
  const { cards, chosen, searched } = caller;
  const others = cards.filter(({ id }) => id !== chosen?.id);
  const toggle = (
    <p>
      <button
        type="button"
        className="link pointer-coarse:min-h-ctl"
        aria-keyshortcuts="Alt+V"
        onClick={caller.toggleStranger}
      >
        {t(stranger ? "backToCard" : "somebodyElse")}
      </button>{" "}
      <Keys keys={["Alt", "V"]} />
    </p>
  );
  return (
    <section
      aria-label={t("title")}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-3.5 px-5 py-5 max-lg:border-b lg:overflow-y-auto lg:border-r lg:border-rule-2"
    >
      {children}
      {chosen && <Chosen card={chosen}>{toggle}</Chosen>}
      {others.length > 0 && (
        <ul aria-label={t("known")}>
          {others.map((card) => (
            <li key={card.id} className="border-b border-rule last:border-0">
              <button
                type="button"
                onClick={() => caller.choose(card)}
                className="block w-full py-1.5 text-left hover:bg-hover pointer-coarse:min-h-ctl"
              >
                <span className="link font-medium">{card.name ?? t("nameless")}</span>
                <span className="block text-ink-3">{placeOf(card)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!chosen && cards.length > 0 && toggle}
      {cards.length === 0 && <p className="text-ink-3">{t(searched ? "unknown" : "typePhone")}</p>}
    </section>
  );
}
