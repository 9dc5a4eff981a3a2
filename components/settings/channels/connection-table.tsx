import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { holder } from "@/server/domain/turkish";
import type { ShownConnection } from "@/server/routers/connections";
import { formatDayTime } from "../../i18n/format";
import { SearchedList } from "../../shell/list-notice";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { Empty } from "../../ui/states";
import { Cell, HeadCell, RowHead, Table } from "../../ui/table";
import type { ConnectionFilter } from "./address";
import { DayFigure } from "./day-figure";
import { rowsOf } from "./links";
import { STANDINGS, standingOf } from "./standing";
import { StandingMark } from "./standing-mark";

/** Every vendor: whether it works, what came and went today, what went wrong. Found by the address. */
export function ConnectionTable({
  connections,
  asked,
}: {
  connections: readonly ShownConnection[];
  asked: ConnectionFilter;
}) {
  const t = useTranslations("channels");
  const locale = useLocale();
  const now = new Date();
  const holds = holder(asked.q);
  const rows = connections
    .map((connection) => ({
      connection,
      standing: standingOf(connection, now),
      title: t(`vendor.${connection.name}.title`),
    }))
    .filter(({ title, connection }) => holds(title, connection.name))
    .filter(({ standing }) => asked.state === undefined || standing === asked.state)
    .sort((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
  return (
    <>
      <FilterForm action="/settings/channels" asked={Boolean(asked.q || asked.state)}>
        <Field label={t("search")} className="md:w-60">
          <Input name="q" type="search" defaultValue={asked.q} />
        </Field>
        <FilterSelect
          name="state"
          label={t("state")}
          value={asked.state}
          className="md:w-44"
          options={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <SearchedList search={asked.q} href="/settings/channels">
          <Empty title={t("nothingFound")} />
        </SearchedList>
      ) : (
        <div className="px-5 pb-8 md:overflow-x-auto">
          <Table label={t("title")} stacked className="md:min-w-[720px]">
            <thead>
              <tr>
                <HeadCell className="pl-0">{t("vendorName")}</HeadCell>
                <HeadCell>{t("state")}</HeadCell>
                <HeadCell>{t("lastEvent")}</HeadCell>
                <HeadCell figure>{t("receivedToday")}</HeadCell>
                <HeadCell figure>{t("sentToday")}</HeadCell>
                <HeadCell figure>{t("failedToday")}</HeadCell>
                <HeadCell figure>{t("unreadable")}</HeadCell>
                <HeadCell figure>{t("refusedToday")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ connection, standing, title }) => {
                const { name, pulse, receives, sends } = connection;
                const links = rowsOf(connection);
                const at = latest(pulse?.lastReceivedAt, pulse?.lastSentAt);
                return (
                  <tr key={name}>
                    <RowHead>
                      <Link
                        href={`/settings/channels/${name}`}
                        className="link inline-flex items-center font-medium md:min-h-(--cell) pointer-coarse:min-h-ctl"
                      >
                        {title}
                      </Link>
                    </RowHead>
                    <Cell>
                      <StandingMark standing={standing} />
                    </Cell>
                    <Cell className="text-ink-2">{at ? formatDayTime(at, locale) : <span data-none>—</span>}</Cell>
                    <Cell figure data-label={t("receivedToday")}>
                      <DayFigure value={receives ? pulse?.receivedToday : undefined} href={null} />
                    </Cell>
                    <Cell figure data-label={t("sentToday")}>
                      <DayFigure value={sends ? pulse?.sentToday : undefined} href={links.sent} />
                    </Cell>
                    <Cell figure data-label={t("failedToday")}>
                      <DayFigure value={sends ? pulse?.failedToday : undefined} href={links.failed} wrong />
                    </Cell>
                    <Cell figure data-label={t("unreadable")}>
                      <DayFigure value={receives ? pulse?.unreadable : undefined} href={links.unreadable} wrong />
                    </Cell>
                    <Cell figure data-label={t("refusedToday")}>
                      <DayFigure value={receives ? pulse?.refusedToday : undefined} href={null} wrong />
                    </Cell>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </div>
      )}
    </>
  );
}

const latest = (one: Date | null | undefined, other: Date | null | undefined): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other ?? null);
