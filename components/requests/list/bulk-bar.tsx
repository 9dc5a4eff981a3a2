"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useKeys } from "@/components/ui/use-keys";
import type { RequestRow } from "@/server/services/requests/list";
import { type BulkAct, BulkDialog } from "./bulk-dialog";
import type { List } from "./use-list";

/** Acts that may be done to several at once, for somebody who may do them at all. */
export type Bulk = Record<BulkAct, boolean>;

/** While several are chosen: how many, and what may be done to all of them. Its keys stand before those of one row. */
export function BulkBar({ list, bulk }: { list: List; bulk: Bulk }) {
  const t = useTranslations("requests.list.bulk");
  const [asking, setAsking] = useState<{ act: BulkAct; rows: RequestRow[] } | null>(null);
  const { selected } = list;
  const ask = (act: BulkAct) => setAsking({ act, rows: selected });
  const some = selected.length > 0;
  useKeys(
    {
      s: bulk.route ? () => ask("route") : undefined,
      a: bulk.assign ? () => ask("assign") : undefined,
      escape: list.clear,
    },
    { enabled: some },
  );
  return (
    <>
      {some && (
        <section
          aria-label={t("label")}
          className="flex flex-wrap items-center gap-2 border-t border-rule bg-accent-tint px-5 py-1.5"
        >
          <b>{t("chosen", { count: selected.length })}</b>
          {bulk.route && (
            <Button kbd="S" onClick={() => ask("route")}>
              {t("route")}
            </Button>
          )}
          {bulk.assign && (
            <Button kbd="A" onClick={() => ask("assign")}>
              {t("assign")}
            </Button>
          )}
          <Button look="plain" kbd="Esc" onClick={list.clear}>
            {t("clear")}
          </Button>
        </section>
      )}
      {asking && <BulkDialog {...asking} onDone={list.clear} onClose={() => setAsking(null)} />}
    </>
  );
}
