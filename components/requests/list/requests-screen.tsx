"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { addressOf, queryOf } from "@/app/(staff)/requests/filters";
import { formatNumber } from "@/components/i18n/format";
import { PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/states";
import { useKeys } from "@/components/ui/use-keys";
import type { Filter } from "@/server/domain/filters";
import { ExportLink } from "../../auth/proof/export-link";
import { usePageCommands } from "../page/use-page-commands";
import { useNow } from "../parts/use-now";
import { type Bulk, BulkBar } from "./bulk-bar";
import { Address, FilterChips } from "./filter-chips";
import { FilterDialog } from "./filter-dialog";
import { KeyHints } from "./key-hints";
import { ListBody } from "./list-body";
import { useListPress } from "./press";
import { RequestTable } from "./request-table";
import { SaveView } from "./save-view";
import { SearchBox } from "./search-box";
import { RequestsSummary } from "./summary";
import { useHref } from "./use-href";
import { useList } from "./use-list";
import { useListCommands } from "./use-list-commands";

const PATH = "/requests";

export type RequestsScreenProps = {
  filter: Filter;
  now: Date;
  bulk: Bulk;
  /** With whom a view may be shared. */
  departmentId: number | null;
};

/** All requests one may see: filtered, searched, acted on several at once, taken out as a file. */
export function RequestsScreen({ filter, now: first, bulk, departmentId }: RequestsScreenProps) {
  const t = useTranslations("requests.list");
  const locale = useLocale();
  const router = useRouter();
  const now = useNow(first);
  const list = useList(filter);
  const hrefOf = useHref(filter);
  const press = useListPress(list, { opensBeside: false });
  const row = list.current?.row;
  const open = () => row && router.push(hrefOf(row));
  useKeys({
    j: () => list.move(1),
    k: () => list.move(-1),
    arrowdown: () => list.move(1),
    arrowup: () => list.move(-1),
    enter: open,
    x: row ? () => list.toggle(row.id) : undefined,
  });
  usePageCommands(t("title"), useListCommands(list, open));
  const at = list.items.findIndex((item) => item.row.id === row?.id) + 1;
  const query = queryOf({ ...filter, cursor: undefined });
  return (
    <div className="flex flex-col md:h-dvh">
      <PageHead
        title={t("title")}
        summary={<RequestsSummary filter={filter} list={list} />}
        actions={
          <>
            <ExportLink className="link px-2" href={`/api/exports/requests${query && `?${query}`}`}>
              {t("export")}
            </ExportLink>
            <SearchBox path={PATH} filter={filter} />
          </>
        }
        below={
          <>
            <FilterChips path={PATH} filter={filter} />
            <FilterDialog path={PATH} filter={filter} />
            <Address filter={filter} />
            <SaveView filter={filter} departmentId={departmentId} />
          </>
        }
      />
      <div className="min-h-0 grow overflow-y-auto">
        <ListBody
          list={list}
          path={PATH}
          filter={filter}
          empty={
            <Empty
              title={t("emptyTitle")}
              next={
                <Link className="link" href={addressOf(PATH, { status: ["open"] })}>
                  {t("clear")}
                </Link>
              }
            >
              {t("emptyText")}
            </Empty>
          }
        >
          <RequestTable
            label={t("label")}
            list={list}
            kind="all"
            path={PATH}
            filter={filter}
            now={now}
            hrefOf={hrefOf}
            onPress={press}
          />
        </ListBody>
      </div>
      <BulkBar list={list} bulk={bulk} />
      <KeyHints>
        {at > 0 && t("place", { at: formatNumber(at, locale), of: formatNumber(list.items.length, locale) })}
      </KeyHints>
    </div>
  );
}
