import { useTranslations } from "next-intl";
import { ROLES } from "@/server/domain/actor";
import { Button, ButtonLink } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { STATES, type StaffAddress } from "./address";

export type DepartmentName = { id: number; shortName: string };

/** A plain form: what is chosen becomes the address. */
export function StaffFilter({ now, departments }: { now: StaffAddress; departments: readonly DepartmentName[] }) {
  const t = useTranslations("auth");
  const filtered = now.q || now.role || now.department || now.state;
  return (
    <search className="px-5 pb-4 md:px-8">
      <form action="/settings/staff" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("staff.q")} aside={t("staff.qHint")} className="md:w-60">
          <Input name="q" type="search" defaultValue={now.q} maxLength={100} />
        </Field>
        <Field label={t("staff.role")} className="md:w-56">
          <Select
            name="role"
            defaultValue={now.role ?? ""}
            empty={t("staff.anyRole")}
            options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          />
        </Field>
        <Field label={t("staff.department")} className="md:w-48">
          <Select
            name="department"
            defaultValue={now.department ?? ""}
            empty={t("staff.anyDepartment")}
            options={departments.map(({ id, shortName }) => ({ value: String(id), label: shortName }))}
          />
        </Field>
        <Field label={t("staff.state")} className="md:w-32">
          <Select
            name="state"
            defaultValue={now.state ?? ""}
            empty={t("staff.anyState")}
            options={STATES.map((state) => ({ value: state, label: t(`staff.${state}`) }))}
          />
        </Field>
        {now.sort !== "name" && <input type="hidden" name="sort" value={now.sort} />}
        <div className="flex gap-2">
          <Button type="submit">{t("staff.apply")}</Button>
          {filtered && (
            <ButtonLink href="/settings/staff" look="plain">
              {t("staff.clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
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
