import { useTranslations } from "next-intl";
import type { SubscriptionRow } from "@/server/services/webhooks/list";
import { ErrorMark, Marked, StateLabel } from "../../ui/marks";

type Standing = Pick<SubscriptionRow, "enabled" | "failures" | "disabledWhy">;

/** How a webhook does: on, on but failing, off by hand, or off because nobody answers. */
export function WebhookStateLabel({ row }: { row: Standing }) {
  const t = useTranslations("api.webhookState");
  const why = row.disabledWhy;
  if (!row.enabled && (why === "failing" || why === "gone"))
    return (
      <Marked mark={<ErrorMark />} className="font-medium text-late">
        {t(why)}
      </Marked>
    );
  if (!row.enabled) return <StateLabel kind="withdrawn">{t(why === "key" ? "key" : "hand")}</StateLabel>;
  return row.failures > 0 ? (
    <StateLabel kind="waiting">{t("retrying")}</StateLabel>
  ) : (
    <StateLabel kind="assigned">{t("on")}</StateLabel>
  );
}
