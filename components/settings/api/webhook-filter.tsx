import { useTranslations } from "next-intl";
import { WEBHOOK_STANDINGS } from "@/server/domain/webhooks";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import type { WebhookAddress } from "./address";

export function WebhookFilter({ now }: { now: WebhookAddress }) {
  const t = useTranslations("api");
  return (
    <FilterForm action="/settings/api/webhooks" asked={Boolean(now.q || now.state)} className="md:px-8">
      <Field label={t("filter.q")} aside={t("webhooks.qHint")} className="md:w-60">
        <Input name="q" type="search" defaultValue={now.q} maxLength={100} />
      </Field>
      <FilterSelect
        name="state"
        label={t("filter.state")}
        value={now.state}
        className="md:w-60"
        options={WEBHOOK_STANDINGS.map((standing) => ({ value: standing, label: t(`webhookState.${standing}`) }))}
      />
      {now.sort !== "state" && <input type="hidden" name="sort" value={now.sort} />}
    </FilterForm>
  );
}
