import { useTranslations } from "next-intl";
import { type WarningFilter as Filter, WARNING_STEPS } from "@/server/domain/warning";
import { Button, ButtonLink } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

/** The list's address as a form: works without JavaScript, and whoever copies the address shares the filter. */
export function WarningFilter({ filter }: { filter: Filter }) {
  const t = useTranslations("warnings.filter");
  const steps = useTranslations("warnings.step");
  const asked = filter.q || filter.step || filter.seen;
  return (
    <search className="px-5 pb-4">
      <form action="/warnings" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("q")} className="md:w-44">
          <Input name="q" type="search" defaultValue={filter.q} placeholder="2026-000123" />
        </Field>
        <Field label={t("step")} className="md:w-52">
          <Select
            name="step"
            defaultValue={filter.step ?? ""}
            empty={t("any")}
            options={WARNING_STEPS.map((value) => ({ value, label: steps(value) }))}
          />
        </Field>
        <Field label={t("seen")} className="md:w-40">
          <Select
            name="seen"
            defaultValue={filter.seen ?? ""}
            empty={t("any")}
            options={(["no", "yes"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{t("apply")}</Button>
          {asked && (
            <ButtonLink href="/warnings" look="plain">
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
