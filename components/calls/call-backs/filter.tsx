import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { FilterForm, FilterSelect } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CALL_BACK_OUTCOMES, type CallBackFilter } from "@/server/domain/call-back";
import { callBackQueryOf } from "./address";

const STATES = ["open", "closed"] as const;
const OWNERS = ["me", "-", "other"] as const;

export function CallBackFilterForm({ filter }: { filter: CallBackFilter }) {
  const t = useTranslations("calls.back");
  const f = useTranslations("calls.filter");
  const asked = callBackQueryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <FilterForm action="/calls/missed" asked={asked} label={t("filter.label")} className="py-4">
      <Field label={t("filter.state")} className="md:w-36">
        <Select
          name="state"
          defaultValue={filter.state}
          options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </Field>
      <FilterSelect
        name="owner"
        label={t("filter.owner")}
        value={filter.owner}
        className="md:w-32"
        options={OWNERS.map((value) => ({ value, label: t(`owners.${value}`) }))}
      />
      {filter.state === "closed" && (
        <FilterSelect
          name="outcome"
          label={t("filter.outcome")}
          value={filter.outcome}
          className="md:w-56"
          options={CALL_BACK_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
      )}
      <Field label={f("number")} className="md:w-48">
        <Input name="number" type="search" inputMode="tel" defaultValue={filter.number} autoComplete="off" />
      </Field>
      <Field label={f("from")} className="md:w-40">
        <Input name="from" type="date" defaultValue={filter.from} />
      </Field>
      <Field label={f("to")} className="md:w-40">
        <Input name="to" type="date" defaultValue={filter.to} />
      </Field>
    </FilterForm>
  );
}
