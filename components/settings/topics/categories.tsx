"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import type { RouterInputs } from "../inputs";
import { TopicTable } from "./topic-table";

export function Categories() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: names } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const { data: settings } = useSuspenseQuery(trpc.settings.read.queryOptions());
  const save = useMutation(
    trpc.settings.saveCategory.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const rows = settings.categories.map(({ standard, ...category }) => ({
    ...category,
    standardValue: standard.value,
    standardUnit: standard.unit,
  }));
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null) =>
    list.find((row) => row.id === id)?.name ?? "";
  const path = ({ parentId, name }: { parentId: number | null; name: string }) =>
    [nameOf(rows, parentId), name].filter(Boolean).join(" › ");
  const standard = ({ standardValue, standardUnit }: (typeof rows)[number]) =>
    t(`categories.${standardUnit}`, { count: standardValue });
  const choices = (list: readonly { id: number; name: string; active: boolean }[]) =>
    list.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <TopicTable
      title={t("categories.title")}
      newLabel={t("categories.new")}
      rows={rows}
      fresh={{
        name: "",
        parentId: null,
        departmentId: null,
        institutionId: null,
        standardValue: 3,
        standardUnit: "working_days",
        keywords: [],
        sort: 0,
        active: true,
      }}
      columns={[
        { key: "name", head: t("categories.name"), show: path, text: path },
        {
          key: "department",
          head: t("categories.department"),
          show: ({ departmentId, institutionId }) =>
            nameOf(names.departments, departmentId) || nameOf(names.institutions, institutionId),
          text: ({ departmentId, institutionId }) =>
            nameOf(names.departments, departmentId) || nameOf(names.institutions, institutionId),
        },
        {
          key: "standard",
          head: t("categories.standard"),
          show: standard,
          text: ({ standardValue, standardUnit }) => standardValue * (standardUnit === "working_days" ? 9 : 1),
          figure: true,
        },
        {
          key: "keywords",
          head: t("categories.keywords"),
          show: ({ keywords }) => keywords.join(", "),
          text: ({ keywords }) => keywords.join(" "),
        },
      ]}
      specs={[
        { name: "name", label: t("categories.name"), kind: "text", required: true },
        {
          name: "parentId",
          label: t("categories.parent"),
          kind: "choice",
          empty: t("categories.firstLevel"),
          options: choices(rows.filter(({ parentId }) => parentId === null)),
        },
        {
          name: "departmentId",
          label: t("categories.department"),
          kind: "choice",
          empty: t("categories.noDepartment"),
          options: choices(names.departments),
        },
        {
          name: "institutionId",
          label: t("categories.institution"),
          hint: t("categories.institutionHint"),
          kind: "choice",
          empty: t("categories.noInstitution"),
          options: choices(names.institutions),
        },
        {
          name: "standardValue",
          label: t("categories.standardValue"),
          hint: t("categories.standardHint"),
          kind: "number",
          required: true,
        },
        {
          name: "standardUnit",
          label: t("categories.standardUnit"),
          kind: "choice",
          options: (["working_days", "working_hours"] as const).map((value) => ({
            value,
            label: t(`categories.unit.${value}`),
          })),
        },
        { name: "keywords", label: t("categories.keywords"), hint: t("categories.keywordsHint"), kind: "words" },
        { name: "sort", label: t("categories.sort"), kind: "number" },
        { name: "active", label: t("active"), kind: "check" },
      ]}
      save={(values) =>
        save.mutateAsync({ ...values, sort: values.sort ?? 0 } as RouterInputs["settings"]["saveCategory"])
      }
    />
  );
}
