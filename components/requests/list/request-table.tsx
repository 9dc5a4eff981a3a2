"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { addressOf } from "@/app/(staff)/requests/filters";
import { LedgerItem, LedgerItems, LedgerList } from "@/components/ui/ledger";
import { timeText } from "@/components/ui/marks";
import { type Filter, sortOf } from "@/server/domain/filters";
import type { RequestRow } from "@/server/services/requests/list";
import { DeadlineMark, deadlineKind, useDeadlineText } from "../parts/deadline-label";
import { requestHref } from "../parts/request-no";
import { useLookups } from "../parts/use-lookups";
import { TELEPHONE, useMedia } from "../parts/use-media";
import { COLUMNS, type Kind, LEAVES } from "./columns";
import { ListRow } from "./list-row";
import { subjectIdOf } from "./suggestion";
import type { List } from "./use-list";

export type RequestTableProps = {
  label: string;
  list: List;
  kind: Kind;
  path: string;
  filter: Filter;
  now: Date;
  /** How many open requests are like each, by its id. */
  near?: ReadonlyMap<number, number>;
  hrefOf: (row: RequestRow) => string;
  onPress: (id: number, event: MouseEvent<HTMLAnchorElement>) => void;
};

/** The ledger of requests; on a telephone the same rows over two lines. */
export function RequestTable({ label, list, kind, path, filter, now, near, hrefOf, onPress }: RequestTableProps) {
  const t = useTranslations("requests.list");
  const telephone = useMedia(TELEPHONE);
  if (telephone) return <Items label={label} rows={list.items.map(({ row }) => row)} now={now} />;
  const columns = COLUMNS[kind].map(({ key, width, sort }) => ({
    key,
    width,
    className: LEAVES[kind][key],
    head: t(`columns.${kind === "triage" && key === "unit" ? "suggested" : key}`),
    ...(sort && sorting(path, filter, sort)),
  }));
  return (
    <div className="@container">
      <LedgerList label={label} columns={columns} marginLabel={t("margin")} selectable>
        {list.items.map(({ row, gone }) => (
          <ListRow
            key={row.id}
            row={row}
            kind={kind}
            href={hrefOf(row)}
            now={now}
            current={list.current?.row.id === row.id}
            selected={list.isSelected(row.id)}
            gone={gone}
            near={near?.get(row.id)}
            said={list.leaving.get(row.id)}
            onPress={onPress}
          />
        ))}
      </LedgerList>
    </div>
  );
}

/** How a head says its order and leads to the other one; numbers follow the order of receipt. */
function sorting(path: string, filter: Filter, by: "due" | "received") {
  const now = sortOf(filter);
  const first = by === "due" ? by : (`-${by}` as const);
  const wanted = now === first ? (by === "due" ? "-due" : by) : first;
  const follows = sortOf({ ...filter, sort: wanted }) === wanted;
  return {
    sorted: now === by ? ("ascending" as const) : now === `-${by}` ? ("descending" as const) : undefined,
    sortHref: follows ? addressOf(path, { ...filter, cursor: undefined, sort: wanted }) : undefined,
  };
}

/** Also a department's own work: title over place and deadline. */
export function Items({ label, rows, now }: { label: string; rows: readonly RequestRow[]; now: Date }) {
  const deadline = useDeadlineText();
  const t = useTranslations("requests");
  const { subject, neighbourhood } = useLookups();
  return (
    <LedgerItems label={label}>
      {rows.map((row) => (
        <LedgerItem
          key={row.id}
          href={requestHref(row)}
          mark={<DeadlineMark row={row} now={now} />}
          title={row.summary}
          detail={[
            row.priority !== "normal" && t(`list.priority.${row.priority}`),
            row.status === "waiting" &&
              row.waitingOn &&
              t("list.waits", { what: t(`terms.waitingOn.${row.waitingOn}`) }),
            row.waitingDetails > 0 && t("list.unused", { count: row.waitingDetails }),
            row.mergedCount > 0 && t("list.citizens", { count: row.mergedCount + 1 }),
            neighbourhood(row.neighbourhoodId) || subject(subjectIdOf(row)),
            row.street,
          ]
            .filter(Boolean)
            .join(", ")}
          end={<span className={timeText(deadlineKind(row, now))}>{deadline(row, now)}</span>}
        />
      ))}
    </LedgerItems>
  );
}
