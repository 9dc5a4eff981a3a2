import { useLocale, useTranslations } from "next-intl";
import type { Delivery } from "@/server/services/webhooks/deliveries";
import { formatDateTime } from "../../i18n/format";
import { PageHead } from "../../shell/page-head";
import { useEventName } from "./use-event-name";

export function DeliveryHead({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("api.delivery");
  const locale = useLocale();
  const eventName = useEventName();
  return (
    <PageHead
      size="page"
      title={t("heading", { event: eventName(delivery.event) })}
      summary={formatDateTime(delivery.createdAt, locale)}
    />
  );
}
