"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "@/components/i18n/format";
import type { Kept } from "./kept-drafts";

type Props = { kept: Kept; onOpen: (id: string) => void; onForget: (id: string) => void };

/** What was begun during another call and is not saved yet. */
export function KeptList({ kept, onOpen, onForget }: Props) {
  const t = useTranslations("record.kept");
  const locale = useLocale();
  if (kept.length === 0) return null;
  return (
    <section className="border-t border-rule pt-2.5" aria-label={t("title")}>
      <h2 className="font-bold">{t("title")}</h2>
      <ul>
        {kept.map(({ at, draft }) => (
          <li key={draft.id} className="flex items-baseline gap-2 border-b border-rule py-1.5 last:border-0">
            <button type="button" className="link min-w-0 truncate text-left" onClick={() => onOpen(draft.id)}>
              {draft.description.trim() || draft.name || draft.phone || t("empty")}
            </button>
            <span className="ml-auto whitespace-nowrap text-ink-3">{formatDayTime(at, locale)}</span>
            <button
              type="button"
              aria-label={t("forget")}
              className="min-w-6 text-ink-3 hover:text-ink pointer-coarse:min-h-ctl pointer-coarse:min-w-ctl"
              onClick={() => onForget(draft.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
