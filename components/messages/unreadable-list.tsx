import { useLocale, useTranslations } from "next-intl";
import type { Unreadable, UnreadablePage } from "@/server/services/incoming/unreadable";
import { formatDateTime } from "../i18n/format";
import { Pager } from "../ui/pager";
import { Empty } from "../ui/states";
import { UnreadableActs } from "./unreadable-acts";
import { reasonOf } from "./why-unreadable";

/** What arrived and was not understood, with the payload itself, so that a person can. */
export function UnreadableList({ list, vendor, first }: { list: UnreadablePage; vendor: string; first: boolean }) {
  const t = useTranslations("messages.unreadable");
  const href = (cursor?: number) => {
    const query = new URLSearchParams({ ...(vendor ? { vendor } : {}), ...(cursor ? { cursor: String(cursor) } : {}) });
    return `/messages/unreadable${query.size > 0 ? `?${query}` : ""}`;
  };
  if (list.rows.length === 0) return <Empty title={t("noneTitle")}>{t("noneText")}</Empty>;
  return (
    <>
      <ul aria-label={t("title")} className="mx-5 border-t border-rule">
        {list.rows.map((row) => (
          <Item key={row.id} row={row} />
        ))}
      </ul>
      <Pager newerHref={first ? undefined : href()} olderHref={list.next === null ? undefined : href(list.next)} />
    </>
  );
}

/** What a person can do something about is said in a sentence; all else as the reader put it. */
const KNOWN = ["encryptedChat", "accessRevoked"] as const;

function Item({ row }: { row: Unreadable }) {
  const t = useTranslations("messages.unreadable");
  const words = useTranslations("channels.vendor");
  const reasons = useTranslations("social.unreadable");
  const known = KNOWN.find((reason) => row.error.includes(reason));
  const locale = useLocale();
  return (
    <li className="grid gap-2 border-b border-rule py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <b>{words.has(`${row.vendor}.title`) ? words(`${row.vendor}.title`) : row.vendor}</b>
        <time dateTime={row.receivedAt.toISOString()} className="text-ink-2">
          {formatDateTime(row.receivedAt, locale)}
        </time>
        <span className="ml-auto flex flex-wrap gap-2 max-md:ml-0">
          <UnreadableActs id={row.id} vendor={row.vendor} rereadable={row.rereadable} />
        </span>
      </div>
      <p className="max-w-text text-ink-2">
        {t("why")} {known ? reasons(known) : t(`reasons.${reasonOf(row.error)}`)}
      </p>
      <details>
        <summary className="link w-fit cursor-pointer">{t("raw")}</summary>
        <pre className="mt-2 rounded border border-rule bg-desk p-3 text-t12 break-all whitespace-pre-wrap">
          {row.raw}
        </pre>
        {!known && <p className="mt-1 text-t12 break-words text-ink-3">{t("detail", { line: row.error })}</p>}
        {row.cut && <p className="mt-1 text-t12 text-ink-3">{t("cut")}</p>}
      </details>
    </li>
  );
}
