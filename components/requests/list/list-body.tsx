"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addressOf } from "@/app/(staff)/requests/filters";
import { SearchedList } from "@/components/shell/list-notice";
import { Pager } from "@/components/ui/pager";
import { Empty, ErrorState, Loading } from "@/components/ui/states";
import type { Filter } from "@/server/domain/filters";
import { searchesNothing } from "@/server/domain/turkish";
import { useFailure } from "../parts/failure";
import type { List } from "./use-list";

/** The rows, or why there are none, and the way to older ones. */
export function ListBody({
  list,
  path,
  filter,
  empty,
  children,
}: {
  list: List;
  path: string;
  filter: Filter;
  empty: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("requests.list");
  const failureOf = useFailure();
  const { data, error, refetch, isFetching } = list.query;
  if (error && !data) {
    return (
      <ErrorState title={t("failed")} onRetry={() => void refetch()} busy={isFetching}>
        {failureOf(error).text}
      </ErrorState>
    );
  }
  if (!data) return <Loading shape="rows" lines={12} />;
  const pager = (
    <Pager
      newerHref={filter.cursor && addressOf(path, { ...filter, cursor: undefined })}
      newerLabel={t("first")}
      olderHref={data.next ? addressOf(path, { ...filter, cursor: data.next }) : undefined}
      olderLabel={t("next")}
    />
  );
  if (list.items.length === 0 && data.next) {
    return (
      <>
        <Empty title={t("nothing")}>{t("nothingHere")}</Empty>
        {pager}
      </>
    );
  }
  if (searchesNothing(filter.q))
    return (
      <SearchedList search={filter.q} href={addressOf(path, { ...filter, q: undefined, cursor: undefined })}>
        {null}
      </SearchedList>
    );
  if (list.items.length === 0) {
    return filter.cursor || filter.q ? (
      <Empty
        title={t("nothing")}
        next={
          <Link className="link" href={addressOf(path, { ...filter, q: undefined, cursor: undefined })}>
            {t("withoutSearch")}
          </Link>
        }
      >
        {t("nothingText")}
      </Empty>
    ) : (
      empty
    );
  }
  return (
    <>
      {children}
      {pager}
    </>
  );
}
