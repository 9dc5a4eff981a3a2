import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Span } from "./figures";

/** The days, as a form that works without scripts. */
export function SpanForm({ span }: { span: Span }) {
  const t = useTranslations("calls.service");
  return (
    <search aria-label={t("formLabel")} className="px-5 py-4 print:hidden">
      <form action="/calls/service" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("from")} className="md:w-40">
          <Input name="from" type="date" defaultValue={span.from} required />
        </Field>
        <Field label={t("to")} className="md:w-40">
          <Input name="to" type="date" defaultValue={span.to} required />
        </Field>
        <Button type="submit">{t("show")}</Button>
      </form>
    </search>
  );
}
