import { useTranslations } from "next-intl";
import type { Locale } from "@/messages";
import type { Theme } from "../i18n/locale";
import { ScreenChoice } from "../shell/screen-choice";
import { Button } from "../ui/button";
import { FieldGroup } from "../ui/field";
import { Segmented } from "../ui/segmented";

export type ScreenFormProps = {
  locale: Locale;
  theme: Theme | undefined;
};

/** Language and theme of this browser. */
export function ScreenForm({ locale, theme }: ScreenFormProps) {
  const t = useTranslations("auth.account");
  return (
    <ScreenChoice className="grid justify-items-start gap-4">
      <FieldGroup label={t("language")}>
        <Segmented
          name="locale"
          defaultValue={locale}
          options={[
            { value: "tr", label: "Türkçe" },
            { value: "en", label: "English" },
          ]}
        />
      </FieldGroup>
      <FieldGroup label={t("theme")}>
        <Segmented
          name="theme"
          defaultValue={theme ?? "system"}
          options={[
            { value: "system", label: t("themeSystem") },
            { value: "light", label: t("themeLight") },
            { value: "dark", label: t("themeDark") },
          ]}
        />
      </FieldGroup>
      <Button type="submit">{t("save")}</Button>
    </ScreenChoice>
  );
}
