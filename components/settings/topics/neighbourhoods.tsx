"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import type { RouterInputs } from "../inputs";
import { TopicTable } from "./topic-table";

export function Neighbourhoods() {
  const t = useTranslations("settings");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(trpc.lookups.all.queryOptions());
  const save = useMutation(
    trpc.settings.saveNeighbourhood.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  return (
    <TopicTable
      title={t("neighbourhoods.title")}
      newLabel={t("neighbourhoods.new")}
      rows={data.neighbourhoods}
      fresh={{ name: "", aliases: [], population: null, latitude: null, longitude: null, active: true }}
      columns={[
        { key: "name", head: t("neighbourhoods.name"), show: ({ name }) => name, text: ({ name }) => name },
        {
          key: "population",
          head: t("neighbourhoods.population"),
          show: ({ population }) => (population === null ? "—" : formatNumber(population, locale)),
          text: ({ population }) => population ?? -1,
          figure: true,
        },
        {
          key: "aliases",
          head: t("neighbourhoods.aliases"),
          show: ({ aliases }) => aliases.join(", "),
          text: ({ aliases }) => aliases.join(" "),
        },
      ]}
      specs={[
        { name: "name", label: t("neighbourhoods.name"), kind: "text", required: true },
        { name: "aliases", label: t("neighbourhoods.aliases"), hint: t("neighbourhoods.aliasesHint"), kind: "words" },
        {
          name: "population",
          label: t("neighbourhoods.population"),
          hint: t("neighbourhoods.populationHint"),
          kind: "number",
        },
        { name: "latitude", label: t("neighbourhoods.latitude"), kind: "decimal" },
        { name: "longitude", label: t("neighbourhoods.longitude"), kind: "decimal" },
        { name: "active", label: t("active"), kind: "check" },
      ]}
      save={(values) => save.mutateAsync(values as RouterInputs["settings"]["saveNeighbourhood"])}
    />
  );
}
