"use client";

import { useTranslations } from "next-intl";
import type { ComboboxOption } from "../ui/combobox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { PartProps } from "./apply-part";
import { SECTION } from "./large";
import { LocationField } from "./location-field";
import { NeighbourhoodField } from "./neighbourhood-field";

export function ApplyPlace({
  typed,
  problem,
  neighbourhoods,
}: PartProps & { neighbourhoods: readonly ComboboxOption[] }) {
  const t = useTranslations("citizen.form");
  const optional = useTranslations("citizen")("optional");
  return (
    <>
      <h2 className={SECTION}>{t("place")}</h2>
      <div className="grid gap-4">
        <Field id="neighbourhoodId" label={t("neighbourhood")} aside={optional} error={problem("neighbourhoodId")}>
          <NeighbourhoodField
            name="neighbourhoodId"
            options={neighbourhoods}
            none={t("neighbourhoodNone")}
            chosen={typed.neighbourhoodId}
          />
        </Field>
        <div className="grid gap-4 md:grid-cols-[1fr_140px]">
          <Field id="street" label={t("street")} aside={optional} hint={t("streetHint")} error={problem("street")}>
            <Input name="street" defaultValue={typed.street} />
          </Field>
          <Field id="doorNo" label={t("doorNo")} error={problem("doorNo")}>
            <Input name="doorNo" defaultValue={typed.doorNo} />
          </Field>
        </div>
        <LocationField place={typed} />
      </div>
    </>
  );
}
