import { useTranslations } from "next-intl";
import { WEBHOOK_EVENTS, WEBHOOK_STATES, WEBHOOK_TEST } from "@/server/domain/webhooks";
import { Button, ButtonLink } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
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
    <search className="px-5 pb-4 md:px-8">
      <form action="/settings/api/deliveries" className="flex flex-wrap items-end gap-3 *:max-md:w-full">
        <Field label={t("filter.number")} className="md:w-36">
          <Input name="number" type="search" defaultValue={now.number} placeholder="2026-000123" />
        </Field>
        <Field label={t("filter.webhook")} className="md:w-56">
          <Select
            name="subscription"
            defaultValue={now.subscription ?? ""}
            empty={t("filter.any")}
            options={subscriptions.map(({ id, name, url }) => ({ value: String(id), label: `${name} · ${url}` }))}
          />
        </Field>
        <Field label={t("filter.state")} className="md:w-36">
          <Select
            name="state"
            defaultValue={now.state ?? ""}
            empty={t("filter.any")}
            options={WEBHOOK_STATES.map((state) => ({ value: state, label: t(`deliveryState.${state}`) }))}
          />
        </Field>
        <Field label={t("filter.event")} className="md:w-48">
          <Select
            name="event"
            defaultValue={now.event ?? ""}
            empty={t("filter.any")}
            options={[...WEBHOOK_EVENTS, WEBHOOK_TEST].map((event) => ({ value: event, label: eventName(event) }))}
          />
        </Field>
        <Field label={t("filter.from")} className="md:w-40">
          <Input name="from" type="date" defaultValue={now.from} />
        </Field>
        <Field label={t("filter.to")} className="md:w-40">
          <Input name="to" type="date" defaultValue={now.to} />
        </Field>
        <div className="flex gap-2">
          <Button type="submit">{t("filter.apply")}</Button>
          {apiQuery({ ...now, cursor: undefined }) && (
            <ButtonLink href="/settings/api/deliveries" look="plain">
              {t("filter.clear")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
