"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "../ui/checkbox";
import { FieldGroup } from "../ui/field";
import type { PartProps } from "./apply-part";
import { SECTION } from "./large";

/** The notice that the law asks for, and a field that only a machine fills in. */
export function ApplyConsent({ typed, problem }: PartProps) {
  const t = useTranslations("citizen.form");
  return (
    <>
      <h2 className={SECTION}>{t("noticeTitle")}</h2>
      <p>
        {t.rich("notice", {
          link: (words) => (
            <a href="/aydinlatma" target="_blank" className="link" rel="noopener">
              {words}
            </a>
          ),
        })}
      </p>
      <FieldGroup label={<span className="sr-only">{t("noticeTitle")}</span>} error={problem("consent")}>
        <Checkbox id="consent" name="consent" label={t("consent")} defaultChecked={typed.consent !== ""} />
      </FieldGroup>
      <div aria-hidden className="absolute -left-[9999px] h-px w-px overflow-hidden">
        <label htmlFor="website">{t("website")}</label>
        <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
      </div>
    </>
  );
}
