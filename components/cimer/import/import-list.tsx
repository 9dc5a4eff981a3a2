import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ImportSummary } from "@/server/services/cimer/get-import";
import { formatDayTime, formatNumber } from "../../i18n/format";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";
import { Pager } from "../../ui/pager";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";

type Props = { page: { rows: readonly ImportSummary[]; next: number | null }; first: boolean };

/** The files that were brought, with what has become of each. */
export function ImportList({ page, first }: Props) {
  const t = useTranslations("cimer.imports");
  if (page.rows.length === 0)
    return (
      <Empty title={t("none")} className="border-t border-rule-2">
        {t("noneText")}
      </Empty>
    );
  const heads = ["rows", "imported", "known", "invalid"] as const;
  return (
    <>
      <div className="px-5 md:overflow-x-auto">
        <Table label={t("title")} stacked className="md:min-w-[640px]">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("columns.file")}</HeadCell>
              <HeadCell>{t("columns.state")}</HeadCell>
              {heads.map((name) => (
                <HeadCell key={name} figure>
                  {t(`columns.${name}`)}
                </HeadCell>
              ))}
              <HeadCell className="pl-6">{t("columns.at")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={first ? undefined : "/cimer/imports"}
        olderHref={page.next === null ? undefined : `/cimer/imports?cursor=${page.next}`}
      />
    </>
  );
}

function Row({ row }: { row: ImportSummary }) {
  const t = useTranslations("cimer.imports");
  const locale = useLocale();
  return (
    <tr className="hover:bg-hover">
      <RowHead className="truncate md:max-w-72">
        <Link
          href={`/cimer/imports/${row.id}`}
          className="link pointer-coarse:inline-flex pointer-coarse:min-h-ctl pointer-coarse:items-center"
        >
          {row.name}
        </Link>
      </RowHead>
      <Cell>
        <ImportState state={row.state} rest={row.invalid > 0} />
      </Cell>
      {FIGURES.map(([column, name]) => (
        <Cell key={name} figure data-label={t(`columns.${column}`)}>
          {formatNumber(row[name], locale)}
        </Cell>
      ))}
      <Cell figure data-label={t("columns.invalid")} className={row.invalid > 0 ? "font-medium text-late" : undefined}>
        {formatNumber(row.invalid, locale)}
      </Cell>
      <Cell className="text-ink-2 md:pl-6">
        {t("by", { at: formatDayTime(row.createdAt, locale), who: row.createdBy.name })}
      </Cell>
    </tr>
  );
}

const FIGURES = [
  ["rows", "total"],
  ["imported", "imported"],
  ["known", "known"],
] as const;

const MARKS = {
  stored: "in_progress",
  checking: "in_progress",
  importing: "in_progress",
  mapping: "new",
  ready: "assigned",
  done: "resolved",
} as const;

/** Mark and word, never a colour alone. */
export function ImportState({ state, rest }: { state: ImportSummary["state"]; rest: boolean }) {
  const t = useTranslations("cimer.imports.state");
  if (state === "unreadable")
    return (
      <Marked mark={<ErrorMark />} className="text-late">
        {t(state)}
      </Marked>
    );
  const done = state === "done" && !rest;
  return (
    <Marked mark={<StateMark kind={MARKS[state]} />} className={done ? "text-done" : "text-ink-2"}>
      {t(state)}
    </Marked>
  );
}
