import { useTranslations } from "next-intl";
import { WAYS } from "@/server/domain/handover";
import { type HandoverFilter as Filter, LISTED_STATES } from "@/server/domain/handover-filter";
import { Field } from "../ui/field";
import { FilterForm, FilterSelect } from "../ui/filter-form";
import { Input } from "../ui/input";
import { queryOf } from "./address";

type Named = { id: number; name: string };

/** By a number, how it stands, to whom it went and by which way. */
export function HandoverFilter({ filter, institutions }: { filter: Filter; institutions: readonly Named[] }) {
  const t = useTranslations("handover");
  return (
    <FilterForm action="/handovers" asked={queryOf({ ...filter, cursor: undefined }) !== ""}>
      <Field label={t("list.q")} className="md:w-72">
        <Input name="q" type="search" defaultValue={filter.q} placeholder={t("list.qExample")} />
      </Field>
      <FilterSelect
        name="state"
        label={t("list.state")}
        value={filter.state}
        className="md:w-56"
        options={LISTED_STATES.map((value) => ({
          value,
          label: value === "trouble" ? t("list.trouble") : t(`panel.states.${value}`),
        }))}
      />
      <FilterSelect
        name="institution"
        label={t("list.institution")}
        value={filter.institution}
        className="md:w-56"
        options={institutions.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <FilterSelect
        name="way"
        label={t("list.way")}
        value={filter.way}
        className="md:w-36"
        options={WAYS.map((value) => ({ value, label: t(`settings.ways.${value}`) }))}
      />
    </FilterForm>
  );
}
