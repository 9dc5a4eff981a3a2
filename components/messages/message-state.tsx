import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MessageState as State } from "@/server/domain/notices";
import { ErrorMark, Marked, StateMark } from "../ui/marks";

const WRONG = { mark: <ErrorMark />, color: "text-late" };
const ON_ITS_WAY = { mark: <StateMark kind="in_progress" />, color: "text-ink-2" };

const LOOK: Record<State, { mark: ReactNode; color: string }> = {
  queued: { mark: <StateMark kind="new" />, color: "text-ink-2" },
  taken: ON_ITS_WAY,
  accepted: { mark: <StateMark kind="assigned" />, color: "text-ink-2" },
  delivered: { mark: <StateMark kind="resolved" />, color: "text-done" },
  failed: WRONG,
  expired: WRONG,
  refused: WRONG,
  unknown: WRONG,
  received: { mark: <StateMark kind="referred" />, color: "text-ink-2" },
};

/** A message's fate: mark and word, never a colour alone. */
export function MessageState({ state }: { state: State }) {
  const t = useTranslations("messages.state");
  const { mark, color } = LOOK[state];
  return (
    <Marked mark={mark} className={`font-medium ${color}`}>
      {t(state)}
    </Marked>
  );
}
