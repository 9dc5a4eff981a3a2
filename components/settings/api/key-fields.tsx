"use client";

import { useTranslations } from "next-intl";
import { ROLES } from "@/server/domain/actor";
import { SCOPES } from "@/server/domain/scopes";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldGroup } from "../../ui/field";
import { Input, Textarea } from "../../ui/input";
import { RolesField } from "../staff/roles-field";
import type { DepartmentName } from "../staff/staff-filter";
import type { KeyDraft } from "./key-draft";

const OFFERED = ROLES.filter((role) => role !== "admin");

export type KeyFieldsProps = {
  draft: KeyDraft;
  departments: readonly DepartmentName[];
  errorOf: (field: string) => string | undefined;
  onChange: (draft: KeyDraft) => void;
};

/** Who the other system is, what it may touch, from where, until when and how often. */
export function KeyFields({ draft, departments, errorOf, onChange }: KeyFieldsProps) {
  const t = useTranslations("api");
  const toggle = (scope: KeyDraft["scopes"][number], on: boolean) =>
    onChange({ ...draft, scopes: SCOPES.filter((one) => (one === scope ? on : draft.scopes.includes(one))) });
  return (
    <>
      <Field label={t("form.name")} hint={t("form.nameHint")} error={errorOf("name")} required>
        <Input
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </Field>
      <RolesField
        roles={draft.roles}
        departments={departments}
        offered={OFFERED}
        error={errorOf("roles")}
        onChange={(roles) => onChange({ ...draft, roles })}
      />
      <FieldGroup label={t("form.scopes")} hint={t("form.scopesHint")} error={errorOf("scopes")}>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`scopeNames.${scope}`)}
            hint={<code>{scope}</code>}
            checked={draft.scopes.includes(scope)}
            onChange={({ target }) => toggle(scope, target.checked)}
          />
        ))}
      </FieldGroup>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("form.lastDay")} hint={t("form.lastDayHint")} error={errorOf("lastDay")}>
          <Input
            type="date"
            value={draft.lastDay}
            onChange={({ target }) => onChange({ ...draft, lastDay: target.value })}
          />
        </Field>
        <Field label={t("form.rate")} hint={t("form.rateHint")} error={errorOf("rate")}>
          <Input
            inputMode="numeric"
            value={draft.rate}
            onChange={({ target }) => onChange({ ...draft, rate: target.value })}
          />
        </Field>
      </div>
      <Field label={t("form.networks")} hint={t("form.networksHint")} error={errorOf("networks")}>
        <Textarea
          rows={2}
          spellCheck={false}
          value={draft.networks}
          onChange={({ target }) => onChange({ ...draft, networks: target.value })}
        />
      </Field>
    </>
  );
}
