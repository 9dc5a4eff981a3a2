import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { type AuditAddress, auditQuery } from "./address";
import { useActName } from "./use-act-name";

export type AuditChoices = { acts: readonly string[]; people: readonly { id: number; name: string }[] };

export function AuditFilter({ now, choices }: { now: AuditAddress; choices: AuditChoices }) {
  const t = useTranslations("auth.audit");
  const actName = useActName();
  return (
    <search className="px-5 pb-4 md:px-8">
      <form action="/settings/audit" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("act")} className="md:w-64">
          <Select
            name="act"
            defaultValue={now.act ?? ""}
            empty={t("any")}
            options={choices.acts.map((act) => ({ value: act, label: actName(act) }))}
          />
        </Field>
        <Field label={t("person")} className="md:w-56">
          <Select
            name="person"
            defaultValue={now.person ?? ""}
            empty={t("any")}
            options={choices.people.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
        <Field label={t("from")} className="md:w-40">
          <Input name="from" type="date" defaultValue={now.from} />
        </Field>
        <Field label={t("to")} className="md:w-40">
          <Input name="to" type="date" defaultValue={now.to} />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{t("apply")}</Button>
          {auditQuery({ ...now, before: undefined }) && (
            <ButtonLink href="/settings/audit" look="plain">
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
