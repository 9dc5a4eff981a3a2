import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { cx } from "./cx";
import { Field } from "./field";
import { FilterFold } from "./filter-fold";
import { Select, type SelectOption } from "./select";

export type FilterFormProps = {
  /** The list's own address; what is chosen becomes its words. */
  action: string;
  /** Something is asked for, so that there is something to clear. */
  asked: boolean;
  /** Where a page has more than one thing to search. */
  label?: string;
  className?: string;
  /** Seldom wanted, below the line of fields. */
  more?: ReactNode;
  children: ReactNode;
};

export const FILTER_FIELDS = "flex flex-wrap items-end gap-3 *:max-md:w-full";

/** A list's address as a form: works without JavaScript, and whoever copies the address shares the filter. */
export function FilterForm({ action, asked, label, className, more, children }: FilterFormProps) {
  const t = useTranslations("ui.filter");
  return (
    <search aria-label={label} className={cx("block px-5 pb-4 print:hidden", className)}>
      <form action={action} className="grid gap-3">
        <FilterFold asked={asked}>
          <div className={FILTER_FIELDS}>
            {children}
            <div className="flex gap-2">
              <Button type="submit">{t("apply")}</Button>
              {asked && (
                <ButtonLink href={action} look="plain">
                  {t("clear")}
                </ButtonLink>
              )}
            </div>
          </div>
          {more}
        </FilterFold>
      </form>
    </search>
  );
}

export type FilterSelectProps = {
  name: string;
  label: string;
  value: string | number | undefined;
  options: readonly SelectOption[];
  className?: string;
};

/** One of some, or all of them. */
export function FilterSelect({ name, label, value, options, className }: FilterSelectProps) {
  const t = useTranslations("ui.filter");
  return (
    <Field label={label} className={className}>
      <Select name={name} defaultValue={value ?? ""} empty={t("any")} options={options} />
    </Field>
  );
}
