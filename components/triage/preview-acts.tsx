"use client";

import { useLocale, useTranslations } from "next-intl";
import { inflect } from "@/components/i18n/inflect";
import { useLookups } from "@/components/requests/parts/use-lookups";
import { WaysList } from "@/components/requests/parts/ways";
import { Button } from "@/components/ui/button";
import type { Ways } from "@/server/services/messages/ways";
import { ACT_KEYS, type TriageAct } from "./act-keys";
import type { Triage } from "./use-triage";

const BESIDE: readonly TriageAct[] = ["correct", "merge", "refer", "resolve"];

/** What the main act does now: "Fen İşleri’ne sevk et". */
export function useRouteLabel(): (choice: Triage["choice"]) => string {
  const t = useTranslations("triage.acts");
  const locale = useLocale();
  const { department, institution } = useLookups();
  return (choice) => {
    if (choice?.institutionId)
      return t("referTo", { to: inflect(institution(choice.institutionId), "dative", locale) });
    if (choice?.departmentId) return t("routeTo", { to: inflect(department(choice.departmentId), "dative", locale) });
    return t("route");
  };
}

export function PreviewActs({ triage, ways }: { triage: Triage; ways: Ways | undefined }) {
  const t = useTranslations("triage.acts");
  const label = useRouteLabel();
  const { choice, run, may } = triage;
  return (
    <div className="grid shrink-0 grid-cols-[minmax(0,11fr)_minmax(0,9fr)] gap-2 border-t border-rule-2 bg-desk px-5 pt-3 pb-3.5">
      <Button look="main" size="tall" spread kbd="S" className="col-span-2" onClick={() => run("route")}>
        <span className="truncate">{label(choice)}</span>
      </Button>
      {BESIDE.filter(may).map((act) => (
        <Button key={act} spread className="semi-narrow" kbd={ACT_KEYS[act].toUpperCase()} onClick={() => run(act)}>
          {t(act)}
        </Button>
      ))}
      {may("resolve") && <WaysList ways={ways} className="col-span-2" />}
    </div>
  );
}
