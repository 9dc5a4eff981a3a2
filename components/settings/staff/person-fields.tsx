"use client";

import { useTranslations } from "next-intl";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { type RoleDraft, RolesField } from "./roles-field";
import type { DepartmentName } from "./staff-filter";

export type PersonDraft = { name: string; title: string; extension: string; roles: RoleDraft[] };

export type PersonFieldsProps = {
  draft: PersonDraft;
  departments: readonly DepartmentName[];
  /** The sentence for a field that is to be mended. */
  errorOf: (field: string) => string | undefined;
  onChange: (draft: PersonDraft) => void;
};

export function PersonFields({ draft, departments, errorOf, onChange }: PersonFieldsProps) {
  const t = useTranslations("auth.staff");
  return (
    <>
      <Field label={t("name")} error={errorOf("name")} required>
        <Input
          value={draft.name}
          maxLength={120}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </Field>
      <Field label={t("jobTitle")} hint={t("titleHint")} error={errorOf("title")}>
        <Input
          value={draft.title}
          maxLength={120}
          onChange={({ target }) => onChange({ ...draft, title: target.value })}
        />
      </Field>
      <Field label={t("extension")} hint={t("extensionHint")} error={errorOf("extension")}>
        <Input
          value={draft.extension}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, extension: target.value })}
        />
      </Field>
      <RolesField
        roles={draft.roles}
        departments={departments}
        error={errorOf("roles")}
        onChange={(roles) => onChange({ ...draft, roles })}
      />
    </>
  );
}

export const rolesOf = (draft: PersonDraft) => draft.roles.map(({ role, departmentId }) => ({ role, departmentId }));
