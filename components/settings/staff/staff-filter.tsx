import { useTranslations } from "next-intl";
import { ROLES } from "@/server/domain/actor";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { STATES, type StaffAddress } from "./address";

export type DepartmentName = { id: number; shortName: string };

/** A plain form: what is chosen becomes the address. */
export function StaffFilter({ now, departments }: { now: StaffAddress; departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth");
  const filtered = now.q || now.role || now.department || now.state;
  return (
    <FilterForm action="/settings/staff" asked={Boolean(filtered)} className="md:px-8">
      <Field label={t("staff.q")} aside={t("staff.qHint")} className="md:w-60">
        <Input name="q" type="search" defaultValue={now.q} maxLength={100} />
      </Field>
      <FilterSelect
        name="role"
        label={t("staff.role")}
        value={now.role}
        className="md:w-56"
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <FilterSelect
        name="department"
        label={t("staff.department")}
        value={now.department}
        className="md:w-48"
        options={departments.map(({ id, shortName }) => ({ value: String(id), label: shortName }))}
      />
      <FilterSelect
        name="state"
        label={t("staff.state")}
        value={now.state}
        className="md:w-32"
        options={STATES.map((state) => ({ value: state, label: t(`staff.${state}`) }))}
      />
      {now.sort !== "name" && <input type="hidden" name="sort" value={now.sort} />}
    </FilterForm>
  );
}

/** The departments that a form offers: those that are active, and those in which a role is held already. */
export const namesOf = (
  departments: readonly (DepartmentName & { active: boolean })[],
  held: readonly { departmentId: number | null }[] = [],
): DepartmentName[] =>
  departments
    .filter(({ id, active }) => active || held.some(({ departmentId }) => departmentId === id))
    .map(({ id, shortName }) => ({ id, shortName }));
