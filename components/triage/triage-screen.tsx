"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/components/i18n/format";
import { BulkBar } from "@/components/requests/list/bulk-bar";
import { Address, FilterChips } from "@/components/requests/list/filter-chips";
import { FilterDialog } from "@/components/requests/list/filter-dialog";
import { KeyHints } from "@/components/requests/list/key-hints";
import { ListBody } from "@/components/requests/list/list-body";
import { useListPress } from "@/components/requests/list/press";
import { RequestTable } from "@/components/requests/list/request-table";
import { SaveView } from "@/components/requests/list/save-view";
import { SearchBox } from "@/components/requests/list/search-box";
import { useHref } from "@/components/requests/list/use-href";
import { useList } from "@/components/requests/list/use-list";
import { ActDialogs } from "@/components/requests/parts/act-dialogs";
import { useNow } from "@/components/requests/parts/use-now";
import { PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/states";
import type { Filter } from "@/server/domain/filters";
import { PreviewPanel } from "./preview-panel";
import { TriageSummary } from "./summary";
import { useTriageCommands } from "./use-commands";
import { useNear } from "./use-near";
import { usePreview } from "./use-preview";
import { useTriage } from "./use-triage";

const PATH = "/triage";
const FIXED = ["status"] as const;

/** Received and not yet given to anybody: the keyboard instrument. */
export function TriageScreen({ filter, now: first }: { filter: Filter; now: Date }) {
  const t = useTranslations("triage");
  const locale = useLocale();
  const now = useNow(first);
  const list = useList(filter);
  const hrefOf = useHref(filter);
  const preview = usePreview(list.current?.row ?? null, list.next);
  const triage = useTriage(list, preview, hrefOf);
  const near = useNear(list.items.map(({ row }) => row.id));
  const press = useListPress(list, { opensBeside: true });
  useTriageCommands(triage, list);
  const at = list.items.findIndex(({ row }) => row.id === triage.row?.id) + 1;
  const shown = formatNumber(list.items.filter(({ gone }) => !gone).length, locale);
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_396px]">
      <div className="flex min-w-0 flex-col lg:h-dvh">
        <PageHead
          title={t("title")}
          summary={<TriageSummary />}
          actions={<SearchBox path={PATH} filter={filter} />}
          below={
            <>
              <FilterChips path={PATH} filter={filter} fixed={FIXED} />
              <FilterDialog path={PATH} filter={filter} fixed={FIXED} />
              <Address filter={filter} />
              <SaveView filter={filter} departmentId={null} />
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
                  <Link className="link" href="/requests">
                    {t("toRequests")}
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
              kind="triage"
              path={PATH}
              filter={filter}
              now={now}
              near={near}
              hrefOf={hrefOf}
              onPress={press}
            />
          </ListBody>
        </div>
        <BulkBar list={list} bulk={{ route: true, assign: false }} />
        <KeyHints>{at > 0 && `${formatNumber(at, locale)} / ${shown}${list.query.data?.next ? "+" : ""}`}</KeyHints>
      </div>
      <PreviewPanel triage={triage} preview={preview} now={now} />
      {triage.target && (
        <ActDialogs
          target={triage.target}
          asking={triage.asking?.act ?? null}
          facts={triage.asking?.facts}
          onClose={triage.close}
          onDone={(_, change) => triage.row && triage.took(triage.row, change)}
          onUndone={() => triage.row && list.stay(triage.row.id)}
        />
      )}
    </div>
  );
}
