"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import type { RouterInputs } from "../inputs";
import { TopicTable } from "./topic-table";

export function Departments() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const save = useMutation(
    trpc.settings.saveDepartment.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  return (
    <TopicTable
      title={t("departments.title")}
      newLabel={t("departments.new")}
      rows={data.departments}
      fresh={{ name: "", shortName: "", isQuickDesk: false, active: true }}
      columns={[
        { key: "name", head: t("departments.name"), show: ({ name }) => name, text: ({ name }) => name },
        {
          key: "shortName",
          head: t("departments.shortName"),
          show: ({ shortName }) => shortName,
          text: ({ shortName }) => shortName,
        },
        {
          key: "kind",
          head: t("departments.kind"),
          show: ({ isQuickDesk }) => t(isQuickDesk ? "departments.quickDesk" : "departments.directorate"),
          text: ({ isQuickDesk }) => t(isQuickDesk ? "departments.quickDesk" : "departments.directorate"),
        },
      ]}
      specs={[
        { name: "name", label: t("departments.name"), kind: "text", required: true },
        {
          name: "shortName",
          label: t("departments.shortName"),
          hint: t("departments.shortNameHint"),
          kind: "text",
          required: true,
        },
        {
          name: "isQuickDesk",
          label: t("departments.isQuickDesk"),
          hint: t("departments.isQuickDeskHint"),
          kind: "check",
        },
        { name: "active", label: t("active"), kind: "check" },
      ]}
      save={(values) => save.mutateAsync(values as RouterInputs["settings"]["saveDepartment"])}
    />
  );
}
