import { useTranslations } from "next-intl";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { type AuditAddress, auditQuery } from "./address";
import { useActName } from "./use-act-name";

export type AuditChoices = { acts: readonly string[]; people: readonly { id: number; name: string }[] };

export function AuditFilter({ now, choices }: { now: AuditAddress; choices: AuditChoices }) {
  const t = useTranslations("auth.audit");
  const actName = useActName();
  return (
    <FilterForm action="/settings/audit" asked={auditQuery({ ...now, before: undefined }) !== ""} className="md:px-8">
      <FilterSelect
        name="act"
        label={t("act")}
        value={now.act}
        className="md:w-64"
        options={choices.acts.map((act) => ({ value: act, label: actName(act) }))}
      />
      <FilterSelect
        name="person"
        label={t("person")}
        value={now.person}
        className="md:w-56"
        options={choices.people.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Field label={t("from")} className="md:w-40">
        <Input name="from" type="date" defaultValue={now.from} />
      </Field>
      <Field label={t("to")} className="md:w-40">
        <Input name="to" type="date" defaultValue={now.to} />
      </Field>
    </FilterForm>
  );
}
