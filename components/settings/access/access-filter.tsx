import { useTranslations } from "next-intl";
import { ACCESS_DOORS, type AccessFilter as Filter } from "@/server/domain/access";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { accessQuery } from "./address";

type Props = { now: Filter; people: readonly { id: number; name: string }[] };

export function AccessFilter({ now, people }: Props) {
  const t = useTranslations("auth.access");
  return (
    <FilterForm action="/settings/access" asked={accessQuery({ ...now, cursor: undefined }) !== ""} className="md:px-8">
      <FilterSelect
        name="person"
        label={t("person")}
        value={now.person}
        className="md:w-56"
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Field label={t("request")} className="md:w-40">
        <Input name="request" defaultValue={now.request} />
      </Field>
      <FilterSelect
        name="of"
        label={t("of")}
        value={now.of}
        className="md:w-56"
        options={[{ value: "citizen", label: t("ofCitizen") }]}
      />
      <FilterSelect
        name="door"
        label={t("door")}
        value={now.door}
        className="md:w-44"
        options={ACCESS_DOORS.map((door) => ({ value: door, label: t(`doors.${door}`) }))}
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
