import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

/** Whose payloads; part of the address, so that a channel's count opens its own. */
export function UnreadableFilter({ vendor, vendors }: { vendor: string; vendors: readonly string[] }) {
  const t = useTranslations("messages");
  const words = useTranslations("channels.vendor");
  const all = [...new Set(vendor ? [...vendors, vendor] : vendors)];
  if (all.length === 0) return null;
  return (
    <search className="px-5 pb-4">
      <form action="/messages/unreadable" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("unreadable.from")} className="md:w-60">
          <Select
            name="vendor"
            defaultValue={vendor}
            empty={t("filter.any")}
            options={all.map((value) => ({
              value,
              label: words.has(`${value}.title`) ? words(`${value}.title`) : value,
            }))}
          />
        </Field>
        <Button type="submit">{t("filter.apply")}</Button>
      </form>
    </search>
  );
}
