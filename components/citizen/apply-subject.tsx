"use client";

import { useTranslations } from "next-intl";
import { KINDS } from "@/server/domain/request";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { Select } from "../ui/select";
import type { PartProps } from "./apply-part";
import { SECTION } from "./large";

export function ApplySubject({ typed, problem }: PartProps) {
  const t = useTranslations("citizen.form");
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
  return (
    <>
      <h2 className={SECTION}>{t("what")}</h2>
      <div className="grid gap-4">
        <Field id="description" label={t("description")} hint={t("descriptionHint")} error={problem("description")}>
          <Textarea name="description" rows={5} spacious defaultValue={typed.description} />
        </Field>
        <Field id="kind" label={t("kind")} error={problem("kind")} className="md:max-w-80">
          <Select key={typed.kind} name="kind" options={kinds} defaultValue={typed.kind} />
        </Field>
      </div>
    </>
  );
}
