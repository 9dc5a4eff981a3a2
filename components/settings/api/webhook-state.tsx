import { useTranslations } from "next-intl";
import { webhookStanding } from "@/server/domain/webhooks";
import type { SubscriptionRow } from "@/server/services/webhooks/list";
import { ErrorMark, Marked, type StateKind, StateLabel } from "../../ui/marks";

const KINDS = { retrying: "waiting", on: "assigned", hand: "withdrawn", key: "withdrawn" } as const satisfies Record<
  string,
  StateKind
>;

/** How a webhook does: on, on but failing, off by hand, or off because nobody answers. */
export function WebhookStateLabel({ row }: { row: Pick<SubscriptionRow, "enabled" | "failures" | "disabledWhy"> }) {
  const t = useTranslations("api.webhookState");
  const standing = webhookStanding(row);
  if (standing === "failing" || standing === "gone")
    return (
      <Marked mark={<ErrorMark />} className="font-medium text-late">
        {t(standing)}
      </Marked>
    );
  return <StateLabel kind={KINDS[standing]}>{t(standing)}</StateLabel>;
}
