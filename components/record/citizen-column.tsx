"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDay, requestNumber } from "@/components/i18n/format";
import { RequestNumber } from "@/components/shell/request-number";
import { StateLabel } from "@/components/ui/marks";
import { isOpen } from "@/server/domain/request";
import type { CitizenCard } from "@/server/services/citizens/by-phone";
import { useLookups } from "../requests/shared/use-lookups";

const LAST = 5;

function Rows({ requests }: { requests: CitizenCard["requests"] }) {
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const { category } = useLookups();
  return (
    <ul>
      {requests.map(({ id, year, seq, status, categoryId, summary, receivedAt }) => (
        <li key={id} className="border-b border-rule py-2 last:border-0">
          <div className="flex justify-between gap-3">
            <span className="truncate">{categoryId === null ? summary : category(categoryId)}</span>
            <StateLabel kind={status}>{terms(`status.${status}`)}</StateLabel>
          </div>
          <div className="flex justify-between gap-3 text-ink-3">
            <a href={`/requests/${requestNumber(year, seq)}`}>
              <RequestNumber number={requestNumber(year, seq)} />
            </a>
            {formatDay(receivedAt, locale)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Card({ card, chosen, onChoose }: { card: CitizenCard; chosen: boolean; onChoose: () => void }) {
  const t = useTranslations("record.citizen");
  const { neighbourhood } = useLookups();
  const place = [
    card.neighbourhoodId !== null && neighbourhood(card.neighbourhoodId),
    card.street,
    card.doorNo && `No ${card.doorNo}`,
  ];
  const open = card.requests.filter(({ status }) => isOpen(status));
  const last = card.requests.filter(({ status }) => !isOpen(status)).slice(0, LAST);
  return (
    <article className="border-b border-rule pb-4">
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className="block w-full rounded py-1 text-left aria-pressed:bg-accent-tint hover:bg-hover"
      >
        <b className="block text-t18">{card.name ?? t("nameless")}</b>
        <span className="block text-ink-3">{place.filter(Boolean).join(", ")}</span>
        <span className="text-accent">{chosen ? t("chosen") : t("choose")}</span>
        {card.noSms && <span className="text-wait"> · {t("noSms")}</span>}
      </button>
      {chosen && (
        <>
          <h3 className="mt-4 flex justify-between font-bold">
            {t("open")} <span className="text-ink-3">{open.length}</span>
          </h3>
          <Rows requests={open} />
          <h3 className="mt-4 flex justify-between font-bold">
            {t("last")} <span className="text-ink-3">{last.length}</span>
          </h3>
          <Rows requests={last} />
        </>
      )}
    </article>
  );
}

/** Who calls: everybody known under the telephone, and the way to say that it is somebody else. */
export function CitizenColumn({
  cards,
  citizenId,
  searched,
  onChoose,
}: {
  cards: readonly CitizenCard[];
  citizenId: number | null;
  searched: boolean;
  onChoose: (card: CitizenCard | null) => void;
}) {
  const t = useTranslations("record.citizen");
  return (
    <section aria-label={t("title")} className="grid content-start gap-3 px-5 py-5">
      {cards.map((card) => (
        <Card key={card.id} card={card} chosen={card.id === citizenId} onChoose={() => onChoose(card)} />
      ))}
      {cards.length === 0 && <p className="text-ink-3">{t(searched ? "unknown" : "typePhone")}</p>}
      {citizenId !== null && (
        <button type="button" className="link w-fit" onClick={() => onChoose(null)}>
          {t("somebodyElse")}
        </button>
      )}
    </section>
  );
}
