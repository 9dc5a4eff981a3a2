import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CALL_BACK_OUTCOMES, type CallBackFilter } from "@/server/domain/call-back";
import { callBackQueryOf } from "./address";

const STATES = ["open", "closed"] as const;
const OWNERS = ["me", "-", "other"] as const;

export function CallBackFilterForm({ filter }: { filter: CallBackFilter }) {
  const t = useTranslations("calls.back");
  const f = useTranslations("calls.filter");
  const asked = callBackQueryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <search aria-label={t("filter.label")} className="px-5 py-4 print:hidden">
      <form action="/calls/missed" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("filter.state")} className="md:w-36">
          <Select
            name="state"
            defaultValue={filter.state}
            options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
        </Field>
        <Field label={t("filter.owner")} className="md:w-32">
          <Select
            name="owner"
            defaultValue={filter.owner ?? ""}
            empty={f("any")}
            options={OWNERS.map((value) => ({ value, label: t(`owners.${value}`) }))}
          />
        </Field>
        {filter.state === "closed" && (
          <Field label={t("filter.outcome")} className="md:w-56">
            <Select
              name="outcome"
              defaultValue={filter.outcome ?? ""}
              empty={f("any")}
              options={CALL_BACK_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
            />
          </Field>
        )}
        <Field label={f("number")} className="md:w-48">
          <Input name="number" type="search" inputMode="tel" defaultValue={filter.number} autoComplete="off" />
        </Field>
        <Field label={f("from")} className="md:w-40">
          <Input name="from" type="date" defaultValue={filter.from} />
        </Field>
        <Field label={f("to")} className="md:w-40">
          <Input name="to" type="date" defaultValue={filter.to} />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{f("apply")}</Button>
          {asked && (
            <ButtonLink href="/calls/missed" look="plain">
              {f("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
