import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { searchesNothing } from "@/server/domain/turkish";
import { Empty } from "../ui/states";
import { PageHead } from "./page-head";

/** The page of a list whose address asks for something that cannot be read: it lists nothing, since all rows would look as if they passed. */
export function UnreadableAddress({
  title,
  words,
  href,
}: {
  title: string;
  /** As `readFilter` names them. */
  words: readonly string[];
  /** The list by what can be read. */
  href: string;
}) {
  const t = useTranslations("ui.filter");
  return (
    <>
      <PageHead title={title} />
      <Empty
        title={<span className="wrap-anywhere">{t("unreadable", { words: words.join(", ") })}</span>}
        next={
          <Link className="link" href={href}>
            {t("withoutUnreadable")}
          </Link>
        }
      >
        {t("unreadableText")}
      </Empty>
    </>
  );
}

/** A list that is searched: where what is searched names nothing, that stands in its place. */
export function SearchedList({
  search,
  href,
  children,
}: {
  search: string | undefined;
  /** The list without the search. */
  href: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui.filter");
  if (!searchesNothing(search)) return children;
  return (
    <Empty
      title={t("searchesNothing")}
      next={
        <Link className="link" href={href}>
          {t("withoutSearch")}
        </Link>
      }
    >
      {t("searchesNothingText")}
    </Empty>
  );
}
