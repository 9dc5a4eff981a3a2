"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { addressOf } from "@/app/(staff)/requests/filters";
import { formatNumber } from "@/components/i18n/format";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { PageHead, SectionHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { FigureLink } from "@/components/ui/figure";
import { ErrorState, Loading } from "@/components/ui/states";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Filter } from "@/server/domain/filters";

type Load = {
  name: string;
  title: string | null;
  open: number;
  waiting: number | null;
  late: number;
  filter: Partial<Filter>;
};

/** Who has how much, and what is nobody's; every figure opens its rows. */
export function TeamScreen() {
  const t = useTranslations("triage.team");
  const trpc = useTRPC();
  const { departmentName } = useLookups();
  const { data, error, refetch, isFetching } = useQuery(trpc.requests.team.queryOptions());
  if (error && !data) return <ErrorState title={t("failed")} onRetry={() => void refetch()} busy={isFetching} />;
  if (!data) return <Loading shape="rows" lines={6} />;
  return (
    <>
      <PageHead size="page" title={t("title")} summary={t("summary")} />
      <div className="grid max-w-[860px] gap-6 px-5 pb-8 md:px-8">
        {data.unassigned.map(({ departmentId, open, late }) => {
          const department = [String(departmentId)];
          const people = data.people.filter((person) => person.departmentId === departmentId);
          const loads: Load[] = people.map(({ id, ...person }) => ({
            ...person,
            filter: { department, assignee: String(id) },
          }));
          const nobody: Load = {
            name: t("nobody"),
            title: null,
            open,
            waiting: null,
            late,
            filter: { department, assignee: "-" },
          };
          return (
            <section key={departmentId}>
              <SectionHead title={departmentName(departmentId)} rule="double" />
              <Loads label={departmentName(departmentId)} loads={[...loads, nobody]} />
            </section>
          );
        })}
      </div>
    </>
  );
}

function Loads({ label, loads }: { label: string; loads: readonly Load[] }) {
  const t = useTranslations("triage.team");
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell className="pl-0">{t("person")}</HeadCell>
          <HeadCell figure>{t("open")}</HeadCell>
          <HeadCell figure>{t("waiting")}</HeadCell>
          <HeadCell figure>{t("late")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {loads.map(({ name, title, open, waiting, late, filter }) => (
          <tr key={filter.assignee}>
            <RowHead>
              <Link className="link" href={addressOf("/requests", { ...filter, status: ["open"] })}>
                {name}
              </Link>
              {title && <span className="text-ink-3"> · {title}</span>}
            </RowHead>
            <Figure value={open} filter={{ ...filter, status: ["open"] }} />
            <Figure value={waiting} filter={{ ...filter, status: ["waiting"] }} />
            <Figure value={late} filter={{ ...filter, status: ["open"], urgency: "late" }} late />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figure({ value, filter, late }: { value: number | null; filter: Partial<Filter>; late?: boolean }) {
  const locale = useLocale();
  return (
    <Cell figure>
      {value === null ? (
        ""
      ) : (
        <FigureLink href={addressOf("/requests", filter)}>
          <span className={late && value > 0 ? "font-medium text-late" : undefined}>{formatNumber(value, locale)}</span>
        </FigureLink>
      )}
    </Cell>
  );
}
