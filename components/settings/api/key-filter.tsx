import { useTranslations } from "next-intl";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { KEY_STATES, type KeyAddress } from "./address";

/** A plain form: what is chosen becomes the address. */
export function KeyFilter({ now }: { now: KeyAddress }) {
  const t = useTranslations("api");
  return (
    <FilterForm action="/settings/api" asked={Boolean(now.q || now.state)} className="md:px-8">
      <Field label={t("filter.q")} aside={t("filter.qHint")} className="md:w-60">
        <Input name="q" type="search" defaultValue={now.q} maxLength={100} />
      </Field>
      <FilterSelect
        name="state"
        label={t("filter.state")}
        value={now.state}
        className="md:w-44"
        options={KEY_STATES.map((state) => ({ value: state, label: t(`keyState.${state}`) }))}
      />
    </FilterForm>
  );
}
