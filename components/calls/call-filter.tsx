import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CALL_DIRECTIONS, type CallFilter as Filter } from "@/server/domain/call-filter";
import { callQueryOf } from "./address";

/** The log's address as a form: whoever copies the address shares the filter. */
export function CallFilter({ filter, byNumber }: { filter: Filter; byNumber: boolean }) {
  const t = useTranslations("calls");
  const f = useTranslations("calls.filter");
  const asked = callQueryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <search aria-label={f("label")} className="px-5 pb-4 print:hidden">
      <form action="/calls" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        {byNumber && (
          <Field label={f("number")} className="md:w-48">
            <Input name="number" type="search" inputMode="tel" defaultValue={filter.number} autoComplete="off" />
          </Field>
        )}
        <Field label={f("direction")} className="md:w-32">
          <Select
            name="direction"
            defaultValue={filter.direction ?? ""}
            empty={f("any")}
            options={CALL_DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
          />
        </Field>
        <Field label={f("outcome")} className="md:w-36">
          <Select
            name="answered"
            defaultValue={filter.answered ?? ""}
            empty={f("any")}
            options={(["yes", "no"] as const).map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
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
            <ButtonLink href="/calls" look="plain">
              {f("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
