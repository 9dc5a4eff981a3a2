"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

export type DraftNoticeProps = { restored: boolean; onDiscard: () => void };

/** Says that a text was brought back, and lets it be thrown away. */
export function DraftNotice({ restored, onDiscard }: DraftNoticeProps) {
  const t = useTranslations("ui.draft");
  return (
    <div role="status" className="empty:hidden">
      {restored && (
        <p className="flex flex-wrap items-center gap-x-3 text-ink-2">
          {t("restored")}
          <Button size="small" look="plain" onClick={onDiscard}>
            {t("discard")}
          </Button>
        </p>
      )}
    </div>
  );
}
