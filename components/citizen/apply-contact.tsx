"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { RadioGroup } from "../ui/segmented";
import type { PartProps } from "./apply-part";
import { SECTION } from "./large";

const WAYS = ["phone", "email", "anonymous"] as const;

/** What the chosen way does not need is put away by the style alone: a browser that cannot shows all of it. */
const UNLESS_PHONE = "group-has-[[value=email]:checked]:hidden group-has-[[value=anonymous]:checked]:hidden";
const UNLESS_EMAIL = "group-has-[[value=phone]:checked]:hidden group-has-[[value=anonymous]:checked]:hidden";
const UNLESS_NAMED = "group-has-[[value=anonymous]:checked]:hidden";

export function ApplyContact({ typed, problem }: PartProps) {
  const t = useTranslations("citizen.form");
  const optional = useTranslations("citizen")("optional");
  const ways = WAYS.map((way) => ({ value: way, label: t(`contacts.${way}`), hint: t(`contacts.${way}Hint`) }));
  return (
    <div className="group">
      <h2 id="contact-title" className={SECTION}>
        {t("contactTitle")}
      </h2>
      <div className="grid gap-4">
        <div id="contact" tabIndex={-1} className="outline-none">
          <FieldGroup label={<span className="sr-only">{t("contactTitle")}</span>} error={problem("contact")}>
            <RadioGroup name="contact" options={ways} defaultValue={typed.contact} className="gap-2" />
          </FieldGroup>
        </div>
        <Field id="phone" label={t("phone")} hint={t("phoneHint")} error={problem("phone")} className={UNLESS_PHONE}>
          <Input
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            defaultValue={typed.phone}
            className="md:max-w-80"
          />
        </Field>
        <Field id="email" label={t("email")} error={problem("email")} className={UNLESS_EMAIL}>
          <Input
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            defaultValue={typed.email}
            className="md:max-w-80"
          />
        </Field>
        <Field id="name" label={t("name")} aside={optional} error={problem("name")} className={UNLESS_NAMED}>
          <Input name="name" autoComplete="name" defaultValue={typed.name} className="md:max-w-80" />
        </Field>
        <Checkbox
          name="withheld"
          label={t("withheld")}
          hint={t("withheldHint")}
          defaultChecked={typed.withheld !== ""}
          className={UNLESS_NAMED}
        />
      </div>
    </div>
  );
}
