import { useTranslations } from "next-intl";
import { WEBHOOK_EVENTS, WEBHOOK_STATES, WEBHOOK_TEST } from "@/server/domain/webhooks";
import { Field } from "../../ui/field";
import { FilterForm, FilterSelect } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { apiQuery, type DeliveryAddress } from "./address";
import { useEventName } from "./use-event-name";

export type DeliveryFilterProps = {
  now: DeliveryAddress;
  subscriptions: readonly { id: number; name: string; url: string }[];
};

export function DeliveryFilter({ now, subscriptions }: DeliveryFilterProps) {
  const t = useTranslations("api");
  const eventName = useEventName();
  return (
    <FilterForm
      action="/settings/api/deliveries"
      asked={apiQuery({ ...now, sort: undefined, cursor: undefined }) !== ""}
      className="md:px-8"
    >
      <Field label={t("filter.number")} className="md:w-36">
        <Input name="number" type="search" defaultValue={now.number} placeholder="2026-000123" />
      </Field>
      <FilterSelect
        name="subscription"
        label={t("filter.webhook")}
        value={now.subscription}
        className="md:w-56"
        options={subscriptions.map(({ id, name, url }) => ({ value: String(id), label: `${name} · ${url}` }))}
      />
      <FilterSelect
        name="state"
        label={t("filter.state")}
        value={now.state}
        className="md:w-36"
        options={WEBHOOK_STATES.map((state) => ({ value: state, label: t(`deliveryState.${state}`) }))}
      />
      <FilterSelect
        name="event"
        label={t("filter.event")}
        value={now.event}
        className="md:w-48"
        options={[...WEBHOOK_EVENTS, WEBHOOK_TEST].map((event) => ({ value: event, label: eventName(event) }))}
      />
      <Field label={t("filter.from")} className="md:w-40">
        <Input name="from" type="date" defaultValue={now.from} />
      </Field>
      <Field label={t("filter.to")} className="md:w-40">
        <Input name="to" type="date" defaultValue={now.to} />
      </Field>
      {now.sort && <input type="hidden" name="sort" value={now.sort} />}
    </FilterForm>
  );
}
