import { useTranslations } from "next-intl";
import { FilterForm, FilterSelect } from "../ui/filter-form";

/** Whose payloads; part of the address, so that a channel's count opens its own. */
export function UnreadableFilter({ vendor, vendors }: { vendor: string; vendors: readonly string[] }) {
  const t = useTranslations("messages");
  const words = useTranslations("channels.vendor");
  const all = [...new Set(vendor ? [...vendors, vendor] : vendors)];
  if (all.length === 0) return null;
  return (
    <FilterForm action="/messages/unreadable" asked={vendor !== ""}>
      <FilterSelect
        name="vendor"
        label={t("unreadable.from")}
        value={vendor}
        className="md:w-60"
        options={all.map((value) => ({ value, label: words.has(`${value}.title`) ? words(`${value}.title`) : value }))}
      />
    </FilterForm>
  );
}
