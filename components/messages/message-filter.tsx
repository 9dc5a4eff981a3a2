import { useTranslations } from "next-intl";
import type { MessageFilter as Filter } from "@/server/domain/message-filter";
import { MEDIA, MESSAGE_STATES, NOTICES } from "@/server/domain/notices";
import { Button, ButtonLink } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { queryOf } from "./address";

/** The list's address as a form: works without JavaScript, and whoever copies the address shares the filter. */
export function MessageFilter({ filter, senders }: { filter: Filter; senders: readonly string[] }) {
  const t = useTranslations("messages");
  const asked = queryOf({ ...filter, cursor: undefined }) !== "";
  return (
    <search className="px-5 pb-4">
      <form action="/messages" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("filter.q")} className="md:w-60">
          <Input name="q" type="search" defaultValue={filter.q} placeholder={t("filter.qExample")} />
        </Field>
        <Field label={t("filter.state")} className="md:w-40">
          <Select
            name="state"
            defaultValue={filter.state[0] ?? ""}
            empty={t("filter.any")}
            options={MESSAGE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        </Field>
        <Field label={t("filter.medium")} className="md:w-32">
          <Select
            name="medium"
            defaultValue={filter.medium ?? ""}
            empty={t("filter.any")}
            options={MEDIA.map((value) => ({ value, label: t(`medium.${value}`) }))}
          />
        </Field>
        <Field label={t("filter.notice")} className="md:w-40">
          <Select
            name="notice"
            defaultValue={filter.notice ?? ""}
            empty={t("filter.any")}
            options={NOTICES.map((value) => ({ value, label: t(`notice.${value}`) }))}
          />
        </Field>
        <Field label={t("filter.sender")} className="md:w-36">
          <Select
            name="sender"
            defaultValue={filter.sender ?? ""}
            empty={t("filter.any")}
            options={senders.map((value) => ({
              value,
              label: t.has(`sender.${value}`) ? t(`sender.${value}`) : value,
            }))}
          />
        </Field>
        {filter.month && (
          <Field label={t("filter.month")} className="md:w-40">
            <Input name="month" type="month" defaultValue={filter.month} />
          </Field>
        )}
        <div className="flex gap-2">
          <Button type="submit">{t("filter.apply")}</Button>
          {asked && (
            <ButtonLink href="/messages" look="plain">
              {t("filter.clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
