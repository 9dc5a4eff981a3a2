"use client";

import { useLocale, useTranslations } from "next-intl";
import { also } from "@/components/i18n/inflect";
import { cx } from "@/components/ui/cx";
import { usePresence } from "./use-presence";

/** "Örnek Personel 7 de bu sayfada": so that two do not answer the same citizen. Nothing where one is alone. */
export function Presence({ id, className }: { id: number | null; className?: string }) {
  const t = useTranslations("requests.presence");
  const locale = useLocale();
  const others = usePresence(id);
  const names = new Intl.ListFormat(locale).format(others.map(({ name }) => name));
  return (
    <div role="status" aria-label={t("label")}>
      {others.length > 0 && (
        <p className={cx("flex items-center gap-2 bg-wait-tint px-5 py-1.5 font-medium text-wait", className)}>
          <svg aria-hidden viewBox="0 0 12 12" width="12" height="12" className="shrink-0">
            <circle cx="6" cy="6" r="4" fill="currentColor" />
          </svg>
          {t("here", { names: also(names, locale), count: others.length })}
        </p>
      )}
    </div>
  );
}
