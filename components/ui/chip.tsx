"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const CROSS =
  "grid h-full w-6 place-items-center border-l border-rule text-ink-3 no-underline hover:bg-hover hover:text-ink pointer-coarse:w-11";

export type ChipProps = {
  /** The words of the address: `durum` `yeni`. */
  name: string;
  value: ReactNode;
  /** The address without it. */
  removeHref?: string;
  onRemove?: () => void;
};

/** One filter that holds: name, value, and × where it can be taken off. */
export function Chip({ name, value, removeHref, onRemove }: ChipProps) {
  const t = useTranslations("ui");
  const label = t("removeFilter", { name });
  return (
    <span className="inline-flex h-[26px] items-stretch rounded border border-rule-2 bg-paper leading-6 whitespace-nowrap pointer-coarse:h-[46px] pointer-coarse:leading-[44px]">
      <span className="pr-1.5 pl-2 text-ink-3">{name}</span>
      <span className="pr-2 font-medium">{value}</span>
      {removeHref && (
        <Link href={removeHref} aria-label={label} className={CROSS}>
          ×
        </Link>
      )}
      {onRemove && (
        <button type="button" aria-label={label} onClick={onRemove} className={CROSS}>
          ×
        </button>
      )}
    </span>
  );
}
