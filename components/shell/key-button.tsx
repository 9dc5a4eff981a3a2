"use client";

import { useTranslations } from "next-intl";
import { useInstrument } from "./instrument";

export function KeyButton() {
  const t = useTranslations("ui.keys");
  const { open } = useInstrument();
  return (
    <button
      type="button"
      aria-label={t("open")}
      aria-keyshortcuts="?"
      onClick={() => open("keys")}
      className="grid size-6 shrink-0 place-items-center pointer-coarse:hidden"
    >
      <kbd className="grid h-[18px] min-w-[18px] place-items-center rounded border border-rule-2 bg-paper font-[inherit] text-[12px] leading-none font-medium text-ink-2">
        ?
      </kbd>
    </button>
  );
}
