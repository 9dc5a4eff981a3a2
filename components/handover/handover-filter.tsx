import { useTranslations } from "next-intl";
import { WAYS } from "@/server/domain/handover";
import { type HandoverFilter as Filter, LISTED_STATES } from "@/server/domain/handover-filter";
import { Button, ButtonLink } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { queryOf } from "./address";

type Named = { id: number; name: string };

/** The list's address as a form: works without JavaScript, and whoever copies the address shares the filter. */
export function HandoverFilter({ filter, institutions }: { filter: Filter; institutions: readonly Named[] }) {
  const t = useTranslations("handover");
  const asked = queryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <search className="px-5 pb-4">
      <form action="/handovers" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("list.q")} className="md:w-72">
          <Input name="q" type="search" defaultValue={filter.q} placeholder={t("list.qExample")} />
        </Field>
        <Field label={t("list.state")} className="md:w-56">
          <Select
            name="state"
            defaultValue={filter.state ?? ""}
            empty={t("list.any")}
            options={LISTED_STATES.map((value) => ({
              value,
              label: value === "trouble" ? t("list.trouble") : t(`panel.states.${value}`),
            }))}
          />
        </Field>
        <Field label={t("list.institution")} className="md:w-56">
          <Select
            name="institution"
            defaultValue={filter.institution ? String(filter.institution) : ""}
            empty={t("list.any")}
            options={institutions.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
        <Field label={t("list.way")} className="md:w-36">
          <Select
            name="way"
            defaultValue={filter.way ?? ""}
            empty={t("list.any")}
            options={WAYS.map((value) => ({ value, label: t(`settings.ways.${value}`) }))}
          />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{t("list.apply")}</Button>
          {asked && (
            <ButtonLink href="/handovers" look="plain">
              {t("list.clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
