import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";
import type { Standing } from "./standing";

const LOOK: Record<Standing, { mark: ReactNode; className: string }> = {
  trouble: { mark: <ErrorMark />, className: "font-medium text-late" },
  on: { mark: <StateMark kind="resolved" />, className: "text-done" },
  off: { mark: <StateMark kind="waiting" />, className: "text-ink-2" },
  empty: { mark: <StateMark kind="new" />, className: "text-ink-3" },
};

/** Mark and word, never a colour alone. */
export function StandingMark({ standing }: { standing: Standing }) {
  const t = useTranslations("channels.standing");
  const { mark, className } = LOOK[standing];
  return (
    <Marked mark={mark} className={className}>
      {t(standing)}
    </Marked>
  );
}
