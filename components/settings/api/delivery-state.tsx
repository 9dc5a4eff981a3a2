import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { WebhookState } from "@/server/domain/webhooks";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";

const LOOK: Record<WebhookState, { mark: ReactNode; color: string }> = {
  queued: { mark: <StateMark kind="new" />, color: "text-ink-2" },
  taken: { mark: <StateMark kind="in_progress" />, color: "text-ink-2" },
  delivered: { mark: <StateMark kind="resolved" />, color: "text-done" },
  failed: { mark: <ErrorMark />, color: "text-late" },
  held: { mark: <StateMark kind="waiting" />, color: "text-wait" },
};

/** A delivery's fate: mark and word, never a colour alone. */
export function DeliveryState({ state }: { state: WebhookState }) {
  const t = useTranslations("api.deliveryState");
  const { mark, color } = LOOK[state];
  return (
    <Marked mark={mark} className={`font-medium ${color}`}>
      {t(state)}
    </Marked>
  );
}
