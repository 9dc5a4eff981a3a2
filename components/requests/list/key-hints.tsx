"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

/** The keys of the hand at the foot of a list. */
export function KeyHints({ children }: { children?: ReactNode }) {
  const t = useTranslations("requests.list.keys");
  const hints: [string[], string][] = [
    [["J", "K"], t("move")],
    [["Enter"], t("open")],
    [["X"], t("select")],
    [["Ctrl", "K"], t("command")],
    [["?"], t("all")],
  ];
  return (
    <footer className="flex h-[38px] shrink-0 items-center gap-[18px] border-t border-rule bg-desk px-5 text-ink-3 max-md:hidden pointer-coarse:hidden print:hidden">
      {hints.map(([keys, label]) => (
        <span key={label} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {label}
        </span>
      ))}
      <span className="ml-auto truncate">{children}</span>
    </footer>
  );
}
