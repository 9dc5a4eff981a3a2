import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { KEY_STATES, type KeyAddress } from "./address";

/** A plain form: what is chosen becomes the address. */
export function KeyFilter({ now }: { now: KeyAddress }) {
  const t = useTranslations("api");
  return (
    <search className="px-5 pb-4 md:px-8">
      <form action="/settings/api" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("filter.q")} aside={t("filter.qHint")} className="md:w-60">
          <Input name="q" type="search" defaultValue={now.q} maxLength={100} />
        </Field>
        <Field label={t("filter.state")} className="md:w-44">
          <Select
            name="state"
            defaultValue={now.state ?? ""}
            empty={t("filter.any")}
            options={KEY_STATES.map((state) => ({ value: state, label: t(`keyState.${state}`) }))}
          />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{t("filter.apply")}</Button>
          {(now.q || now.state) && (
            <ButtonLink href="/settings/api" look="plain">
              {t("filter.clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
