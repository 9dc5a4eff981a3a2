import { useTranslations } from "next-intl";
import type { MessageFilter as Filter } from "@/server/domain/message-filter";
import { MEDIA, MESSAGE_STATES, NOTICES } from "@/server/domain/notices";
import { Field } from "../ui/field";
import { FilterForm, FilterSelect } from "../ui/filter-form";
import { Input } from "../ui/input";
import { queryOf } from "./address";

/** The list's address as a form: works without JavaScript, and whoever copies the address shares the filter. */
export function MessageFilter({ filter, senders }: { filter: Filter; senders: readonly string[] }) {
  const t = useTranslations("messages");
  const asked = queryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <FilterForm action="/messages" asked={asked}>
      <Field label={t("filter.q")} className="md:w-60">
        <Input name="q" type="search" defaultValue={filter.q} placeholder={t("filter.qExample")} />
      </Field>
      <FilterSelect
        name="state"
        label={t("filter.state")}
        value={filter.state[0]}
        className="md:w-40"
        options={MESSAGE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <FilterSelect
        name="medium"
        label={t("filter.medium")}
        value={filter.medium}
        className="md:w-32"
        options={MEDIA.map((value) => ({ value, label: t(`medium.${value}`) }))}
      />
      <FilterSelect
        name="notice"
        label={t("filter.notice")}
        value={filter.notice}
        className="md:w-40"
        options={NOTICES.map((value) => ({ value, label: t(`notice.${value}`) }))}
      />
      <FilterSelect
        name="sender"
        label={t("filter.sender")}
        value={filter.sender}
        className="md:w-36"
        options={senders.map((value) => ({
          value,
          label: t.has(`sender.${value}`) ? t(`sender.${value}`) : value,
        }))}
      />
      {filter.month && (
        <Field label={t("filter.month")} className="md:w-40">
          <Input name="month" type="month" defaultValue={filter.month} />
        </Field>
      )}
    </FilterForm>
  );
}
