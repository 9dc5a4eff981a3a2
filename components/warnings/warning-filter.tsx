import { useTranslations } from "next-intl";
import { type WarningFilter as Filter, WARNING_STEPS } from "@/server/domain/warning";
import { Field } from "../ui/field";
import { FilterForm, FilterSelect } from "../ui/filter-form";
import { Input } from "../ui/input";
import { isFiltered } from "./address";

export type WarningFilterProps = { filter: Filter; departments: readonly { id: number; shortName: string }[] };

export function WarningFilter({ filter, departments }: WarningFilterProps) {
  const t = useTranslations("warnings.filter");
  const steps = useTranslations("warnings.step");
  return (
    <FilterForm action="/warnings" asked={isFiltered(filter)}>
      <Field label={t("q")} className="md:w-60">
        <Input name="q" type="search" defaultValue={filter.q} placeholder={t("qExample")} />
      </Field>
      <FilterSelect
        name="step"
        label={t("step")}
        value={filter.step}
        className="md:w-52"
        options={WARNING_STEPS.map((value) => ({ value, label: steps(value) }))}
      />
      <FilterSelect
        name="seen"
        label={t("seen")}
        value={filter.seen}
        className="md:w-40"
        options={(["no", "yes"] as const).map((value) => ({ value, label: t(value) }))}
      />
      {departments.length > 1 && (
        <FilterSelect
          name="department"
          label={t("department")}
          value={filter.department}
          className="md:w-52"
          options={[
            { value: "-", label: t("triage") },
            ...departments.map(({ id, shortName }) => ({ value: String(id), label: shortName })),
          ]}
        />
      )}
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
    </FilterForm>
  );
}
