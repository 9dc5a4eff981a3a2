"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import type { RouterInputs } from "../inputs";
import { TopicTable } from "./topic-table";

export function Institutions() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const save = useMutation(
    trpc.settings.saveInstitution.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  return (
    <TopicTable
      title={t("institutions.title")}
      newLabel={t("institutions.new")}
      rows={data.institutions}
      fresh={{ name: "", phone: null, active: true }}
      columns={[
        { key: "name", head: t("institutions.name"), show: ({ name }) => name, text: ({ name }) => name },
        {
          key: "phone",
          head: t("institutions.phone"),
          show: ({ phone }) => phone ?? "—",
          text: ({ phone }) => phone ?? "",
        },
      ]}
      specs={[
        { name: "name", label: t("institutions.name"), kind: "text", required: true },
        { name: "phone", label: t("institutions.phone"), hint: t("institutions.phoneHint"), kind: "text" },
        { name: "active", label: t("active"), kind: "check" },
      ]}
      save={(values) => save.mutateAsync(values as RouterInputs["settings"]["saveInstitution"])}
    />
  );
}
