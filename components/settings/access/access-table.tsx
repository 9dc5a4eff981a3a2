import { useLocale, useTranslations } from "next-intl";
import type { AccessFilter } from "@/server/domain/access";
import type { AccessPage, AccessRow } from "@/server/services/access-log/list";
import { formatDateTime } from "../../i18n/format";
import { Pager } from "../../ui/pager";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, Table } from "../../ui/table";
import { accessQuery } from "./address";

type Props = { list: AccessPage; now: AccessFilter };

export function AccessTable({ list, now }: Props) {
  const t = useTranslations("auth.access");
  if (list.rows.length === 0)
    return (
      <Empty className="md:px-8" title={t("noneTitle")}>
        {t("noneText")}
      </Empty>
    );
  const at = (cursor: string | undefined) => `/settings/access${accessQuery({ ...now, cursor })}`;
  return (
    <>
      {list.seenBy.length > 0 && <SeenBy people={list.seenBy} />}
      <div className="px-5 md:px-8">
        <Table label={t("title")} density="side">
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("when")}</HeadCell>
              <HeadCell>{t("who")}</HeadCell>
              <HeadCell>{t("what")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("where")}</HeadCell>
              <HeadCell className="max-md:hidden">{t("how")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Row key={`${row.at.getTime()} ${row.key}`} row={row} />
            ))}
          </tbody>
        </Table>
      </div>
      <Pager
        newerHref={now.cursor ? at(undefined) : undefined}
        newerLabel={t("first")}
        olderHref={list.next ? at(list.next) : undefined}
      />
    </>
  );
}

function Row({ row }: { row: AccessRow }) {
  const t = useTranslations("auth.access");
  const locale = useLocale();
  const who = row.staff === null ? t("outside") : row.byKey ? t("byKey", { name: row.staff }) : row.staff;
  const what = [
    t.has(`whats.${row.what}`) ? t(`whats.${row.what}`) : row.what,
    row.number,
    row.named && t("named"),
  ].filter(Boolean);
  const how = [
    row.rows !== null && t("rows", { count: row.rows }),
    row.views > 1 && t("views", { count: row.views }),
  ].filter(Boolean);
  return (
    <tr className="hover:bg-hover">
      <Cell className="pl-0 text-ink-2 max-md:whitespace-normal">
        <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, locale)}</time>
      </Cell>
      <Cell className="whitespace-normal">{who}</Cell>
      <Cell className="whitespace-normal">{what.join(" · ")}</Cell>
      <Cell className="max-md:hidden">{t(`doors.${row.door}`)}</Cell>
      <Cell className="text-ink-2 max-md:hidden">{how.join(" · ")}</Cell>
    </tr>
  );
}

function SeenBy({ people }: { people: AccessPage["seenBy"] }) {
  const t = useTranslations("auth.access");
  const locale = useLocale();
  return (
    <section className="px-5 pb-6 md:px-8">
      <h2 className="font-bold">{t("seenBy")}</h2>
      <p className="pb-2 text-ink-2">{t("seenByText")}</p>
      <Table label={t("seenBy")} density="side">
        <thead>
          <tr>
            <HeadCell className="pl-0">{t("who")}</HeadCell>
            <HeadCell>{t("times")}</HeadCell>
            <HeadCell className="max-md:hidden">{t("firstLook")}</HeadCell>
            <HeadCell>{t("last")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {people.map(({ staff, views, first, last }) => (
            <tr key={`${staff} ${first.getTime()}`}>
              <Cell className="pl-0 whitespace-normal">{staff ?? t("outside")}</Cell>
              <Cell>{views}</Cell>
              <Cell className="max-md:hidden">{formatDateTime(first, locale)}</Cell>
              <Cell className="max-md:whitespace-normal">{formatDateTime(last, locale)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
