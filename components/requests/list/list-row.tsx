"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { cx } from "@/components/ui/cx";
import { LedgerRow, RowLink } from "@/components/ui/ledger";
import { timeText } from "@/components/ui/marks";
import { Cell } from "@/components/ui/table";
import { Tag } from "@/components/ui/text";
import { MOST_SIMILAR } from "@/server/domain/routing";
import type { RequestRow } from "@/server/services/requests/list";
import { ChannelLetters } from "../parts/channel-letters";
import { DeadlineMark, deadlineKind, useDeadlineText } from "../parts/deadline-label";
import { RequestNo } from "../parts/request-no";
import { StatusLabel } from "../parts/status-label";
import { useLookups } from "../parts/use-lookups";
import { type Kind, LEAVES } from "./columns";
import { Gone } from "./gone";
import { SubjectName, SuggestedUnit } from "./suggestion";
import { rowId } from "./use-list";

export type ListRowProps = {
  row: RequestRow;
  kind: Kind;
  href: string;
  now: Date;
  current: boolean;
  selected: boolean;
  gone: boolean;
  /** How many open requests are on its subject in its place; triage alone asks. */
  near?: number;
  /** What took it away, where it was one's own act. */
  said: string | undefined;
  onPress: (id: number, event: MouseEvent<HTMLAnchorElement>) => void;
};

/** As many as were counted. */
const similarText = (count: number): string => (count < MOST_SIMILAR ? String(count) : `${MOST_SIMILAR}+`);

/** One request on one line. */
export const ListRow = memo(function ListRow({
  row,
  kind,
  href,
  now,
  current,
  selected,
  gone,
  near = 0,
  said,
  onPress,
}: ListRowProps) {
  const t = useTranslations("requests.list");
  const terms = useTranslations("requests.terms");
  const deadline = useDeadlineText();
  const { neighbourhood, department } = useLookups();
  const due = deadlineKind(row, now);
  const leaves = LEAVES[kind];
  const urgent = due === "late" || due === "today" || due === "paused";
  return (
    <LedgerRow
      mark={<DeadlineMark row={row} now={now} />}
      current={current}
      selected={selected && t("selected")}
      gone={gone}
    >
      <Cell className={urgent ? `font-medium ${timeText(due)}` : "text-ink-2"}>{deadline(row, now)}</Cell>
      <Cell className={leaves.channel}>
        <ChannelLetters channel={row.channel} />
      </Cell>
      <Cell className={cx("semi-narrow", leaves.number)}>
        <RequestNo {...row} />
      </Cell>
      <Cell>
        <span className="flex items-center gap-x-2 @max-[948px]:flex-wrap">
          <RowLink
            id={rowId(row.id)}
            href={href}
            prefetch={false}
            className="truncate outline-none @max-[948px]:max-w-full"
            onClick={(event) => onPress(row.id, event)}
          >
            <b>
              <SubjectName row={row} />
            </b>{" "}
            <span className={current ? undefined : "text-ink-2"}>{row.summary}</span>
          </RowLink>
          {gone ? (
            <span className="ml-auto max-w-3/4 shrink-0 truncate">
              <Gone row={row} said={said} />
            </span>
          ) : (
            <span className="flex gap-1.5 empty:hidden @max-[948px]:flex-wrap @max-[948px]:pb-1.5 @min-[948px]:ml-auto">
              {row.priority !== "normal" && <Tag title={t("priorityHint")}>{t(`priority.${row.priority}`)}</Tag>}
              {row.status === "waiting" && row.waitingOn && (
                <Tag title={row.waitingFor ?? undefined}>
                  {t("waits", { what: terms(`waitingOn.${row.waitingOn}`) })}
                </Tag>
              )}
              {near > 0 && <Tag title={t("similarHint")}>{t("similar", { count: similarText(near) })}</Tag>}
              {row.waitingDetails > 0 && (
                <Tag title={t("unusedHint")}>{t("unused", { count: row.waitingDetails })}</Tag>
              )}
              {row.mergedCount > 0 && <Tag>{t("citizens", { count: row.mergedCount + 1 })}</Tag>}
            </span>
          )}
        </span>
      </Cell>
      <Cell cut className={cx("semi-narrow text-ink-2", leaves.place)}>
        {neighbourhood(row.neighbourhoodId) || "—"}
      </Cell>
      <Cell cut className={cx("semi-narrow", leaves.unit)}>
        {row.departmentId === null ? (
          row.status === "new" ? (
            <SuggestedUnit row={row} />
          ) : (
            "—"
          )
        ) : (
          department(row.departmentId)
        )}
      </Cell>
      {kind === "all" && (
        <Cell>
          <StatusLabel status={row.status} />
        </Cell>
      )}
    </LedgerRow>
  );
});
