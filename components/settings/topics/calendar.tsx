"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDate } from "@/components/i18n/format";
import { PageHead } from "@/components/shell/page-head";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Empty } from "@/components/ui/states";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { RouterInputs } from "../inputs";
import { OfficeHours } from "./office-hours";
import { TopicForm } from "./topic-form";
import { WarningHours } from "./warning-hours";

const KINDS = ["public_holiday", "half_day", "administrative_leave"] as const;

/** Days off of a year, and the office's hours: what every deadline is worked out on. */
export function Calendar({ year }: { year: number }) {
  const t = useTranslations("settings");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [adding, setAdding] = useState(false);
  const { data: holidays } = useSuspenseQuery(trpc.settings.holidays.queryOptions({ year }));
  const again = { onSuccess: () => queries.invalidateQueries(trpc.settings.pathFilter()) };
  const add = useMutation(trpc.settings.addHoliday.mutationOptions(again));
  const remove = useMutation(trpc.settings.removeHoliday.mutationOptions(again));
  return (
    <>
      <PageHead
        title={t("calendar.title")}
        summary={t("calendar.summary", { count: holidays.length, year: String(year) })}
        actions={
          <>
            <Link className="link" href={`?year=${year - 1}`}>
              {year - 1}
            </Link>
            <b aria-current="page">{year}</b>
            <Link className="link" href={`?year=${year + 1}`}>
              {year + 1}
            </Link>
            <Button look="main" onClick={() => setAdding(true)}>
              {t("calendar.add")}
            </Button>
          </>
        }
      />
      <div className="max-w-4xl overflow-x-auto px-5 pb-6">
        <Table label={t("calendar.title")}>
          <thead>
            <tr>
              <HeadCell className="pl-0">{t("calendar.day")}</HeadCell>
              <HeadCell>{t("calendar.name")}</HeadCell>
              <HeadCell>{t("calendar.kind")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("calendar.acts")}</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {holidays.map(({ id, day, name, kind }) => (
              <tr key={id}>
                <RowHead>{formatDate(new Date(`${day}T09:00:00Z`), locale)}</RowHead>
                <Cell>{name}</Cell>
                <Cell>{t(`calendar.kinds.${kind}`)}</Cell>
                <Cell>
                  <Confirm
                    trigger={<Button look="plain">{t("calendar.remove")}</Button>}
                    question={t("calendar.removeQuestion", { name })}
                    what={t("calendar.removeWhat")}
                    act={t("calendar.remove")}
                    danger
                    onConfirm={() =>
                      void remove.mutateAsync({ id }).then(() => toast({ text: t("calendar.removed", { name }) }))
                    }
                  />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        {holidays.length === 0 && (
          <Empty title={t("calendar.none", { year: String(year) })}>{t("calendar.noneNext")}</Empty>
        )}
      </div>
      <OfficeHours />
      <WarningHours />
      {adding && (
        <TopicForm
          title={t("calendar.add")}
          row={{ day: `${year}-01-01`, name: "", kind: "administrative_leave" }}
          specs={[
            { name: "day", label: t("calendar.day"), hint: t("calendar.dayHint"), kind: "text", required: true },
            { name: "name", label: t("calendar.name"), kind: "text", required: true },
            {
              name: "kind",
              label: t("calendar.kind"),
              kind: "choice",
              options: KINDS.map((value) => ({ value, label: t(`calendar.kinds.${value}`) })),
            },
          ]}
          onClose={() => setAdding(false)}
          save={async (values) => {
            await add.mutateAsync(values as RouterInputs["settings"]["addHoliday"]);
            toast({ text: t("saved") });
          }}
        />
      )}
    </>
  );
}
