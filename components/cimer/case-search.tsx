import { useTranslations } from "next-intl";
import { type CimerFilter, LEAST_DIGITS } from "@/server/domain/cimer/filter";
import { Button, ButtonLink } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { cimerHref } from "./address";

/** Looks through all numbers of CİMER's; works without JavaScript. */
export function CaseSearch({ filter }: { filter: CimerFilter }) {
  const t = useTranslations("cimer.search");
  return (
    <search aria-label={t("label")} className="px-5 pb-4 print:hidden">
      <form action="/cimer" className="flex flex-wrap items-start gap-3 *:max-md:w-full">
        <Field label={t("field")} hint={t("hint")} className="md:w-60">
          <Input
            name="q"
            type="search"
            inputMode="numeric"
            autoComplete="off"
            minLength={LEAST_DIGITS}
            defaultValue={filter.q}
          />
        </Field>
        <input type="hidden" name="list" value="all" />
        <div className="flex gap-2 md:pt-6">
          <Button type="submit">{t("act")}</Button>
          {filter.q && (
            <ButtonLink href={cimerHref({ list: filter.list })} look="plain">
              {t("clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
