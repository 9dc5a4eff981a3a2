"use client";

import { useTranslations } from "next-intl";
import { ROLES, type Role, type RoleIn } from "@/server/domain/actor";
import { Button } from "../../ui/button";
import { Field, FieldGroup } from "../../ui/field";
import { Select } from "../../ui/select";
import type { DepartmentName } from "./staff-filter";

/** A role that is being chosen; `key` stays while it is changed. */
export type RoleDraft = { key: number; role: Role; departmentId: number | null };

export const draftsOf = (roles: readonly RoleIn[]): RoleDraft[] => roles.map((held, key) => ({ key, ...held }));

const isOfDepartment = (role: Role): boolean => role === "department_head" || role === "department_staff";

export type RolesFieldProps = {
  roles: readonly RoleDraft[];
  departments: readonly DepartmentName[];
  /** Those that may be chosen; all unless given. */
  offered?: readonly Role[];
  error?: string;
  onChange: (roles: RoleDraft[]) => void;
};

/** Any number of roles; a department's role names its department. */
export function RolesField({ roles, departments, offered = ROLES, error, onChange }: RolesFieldProps) {
  const t = useTranslations("auth");
  const change = (key: number, made: Partial<RoleDraft>) =>
    onChange(roles.map((held) => (held.key === key ? { ...held, ...made } : held)));
  const add = () =>
    onChange([...roles, { key: Math.max(0, ...roles.map(({ key }) => key + 1)), role: "agent", departmentId: null }]);
  return (
    <FieldGroup label={t("staff.roles")} error={error} hint={roles.length === 0 ? t("staff.noRoles") : undefined}>
      <ul className="grid gap-2">
        {roles.map(({ key, role, departmentId }) => (
          <li key={key} className="grid grid-cols-[1fr_auto] items-end gap-2 md:flex md:*:flex-1">
            <Field label={<span className="sr-only">{t("staff.role")}</span>}>
              <Select
                value={role}
                onChange={({ target }) => {
                  const chosen = ROLES.find((one) => one === target.value) ?? "agent";
                  change(key, { role: chosen, departmentId: isOfDepartment(chosen) ? departmentId : null });
                }}
                options={offered.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
              />
            </Field>
            {isOfDepartment(role) && (
              <Field
                label={<span className="sr-only">{t("staff.department")}</span>}
                required
                className="max-md:order-1 max-md:col-span-2"
              >
                <Select
                  value={departmentId ?? ""}
                  empty={t("staff.department")}
                  onChange={({ target }) => change(key, { departmentId: Number(target.value) || null })}
                  options={departments.map(({ id, shortName }) => ({ value: String(id), label: shortName }))}
                />
              </Field>
            )}
            <Button
              className="md:flex-none!"
              aria-label={t("staff.removeRole", { role: t(`roles.${role}`) })}
              onClick={() => onChange(roles.filter((held) => held.key !== key))}
            >
              <span aria-hidden>×</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-1 justify-self-start" onClick={add}>
        {t("staff.addRole")}
      </Button>
    </FieldGroup>
  );
}
