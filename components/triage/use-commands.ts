"use client";

import { useTranslations } from "next-intl";
import type { List } from "@/components/requests/list/use-list";
import { useListCommands } from "@/components/requests/list/use-list-commands";
import { usePageCommands } from "@/components/requests/page/use-page-commands";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { ACT_KEYS, TRIAGE_ACTS } from "./act-keys";
import { useRouteLabel } from "./preview-acts";
import type { Triage } from "./use-triage";

/** Everything the hand can do here, for the palette and the list of keys. */
export function useTriageCommands(triage: Triage, list: List): void {
  const t = useTranslations("triage.acts");
  const routeLabel = useRouteLabel();
  const { categoryPath } = useLookups();
  const moves = useListCommands(list, triage.open);
  const { choices, choice, choose, may, run, row } = triage;
  const acts = TRIAGE_ACTS.filter(may).map((act) => ({
    id: act,
    label: act === "route" ? routeLabel(choice) : t(act),
    keys: ACT_KEYS[act].toUpperCase(),
    run: () => run(act),
  }));
  const alternatives = choices.slice(1).map(({ place, categoryId }) => ({
    id: `choice ${place}`,
    label: t("alternative", { n: place + 1, name: categoryPath(categoryId) }),
    keys: String(place + 1),
    run: () => choose(place),
  }));
  usePageCommands(t("heading"), row ? [...acts, ...alternatives, ...moves] : moves);
}
