"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { cx } from "./cx";
import { useField } from "./field";
import { foldText } from "./fold";
import { controlClass, fromField } from "./input";
import { TickMark } from "./marks";

export type ComboboxOption = {
  value: string;
  label: string;
  /** At the right, in a lighter voice. */
  hint?: string;
  /** More words by which it is found. */
  also?: string;
};

export type ComboboxProps = {
  options: readonly ComboboxOption[];
  value?: string | null;
  defaultValue?: string | null;
  onValueChange?: (value: string | null) => void;
  name?: string;
  id?: string;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Brings texts to the form in which they are compared. The usual one makes `atasehir` find Ataşehir. */
  fold?: (text: string) => string;
  className?: string;
};

/** A list one searches by typing. Needs JavaScript; where a form must work without it, use Select. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  id,
  required,
  disabled,
  autoFocus,
  fold = foldText,
  className,
}: ComboboxProps) {
  const t = useTranslations("ui");
  const field = useField();
  const folded = useMemo(
    () => new Map(options.map((option) => [option.value, fold(`${option.label} ${option.also ?? ""}`)])),
    [options, fold],
  );
  const find = (wanted: string | null | undefined) =>
    wanted === undefined ? undefined : (options.find((option) => option.value === wanted) ?? null);
  const matches = (option: ComboboxOption, query: string) =>
    fold(query)
      .split(/\s+/)
      .every((word) => folded.get(option.value)?.includes(word));
  const { id: inputId, ...described } = fromField(field, { id, required });

  return (
    <Base.Root
      items={options}
      value={find(value)}
      defaultValue={find(defaultValue)}
      onValueChange={(option) => onValueChange?.(option?.value ?? null)}
      isItemEqualToValue={(option, chosen) => option.value === chosen.value}
      filter={matches}
      autoHighlight
      name={name}
      required={required ?? field?.required}
      disabled={disabled}
    >
      <span className={cx("relative block", className)}>
        <Base.Input
          {...described}
          id={inputId}
          aria-labelledby={field?.labelId}
          autoFocus={autoFocus}
          className={cx(controlClass(Boolean(field?.invalid)), "min-h-ctl pl-2.5", field?.suffix ? "pr-20" : "pr-8")}
        />
        {field?.suffix && (
          <span className="pointer-events-none absolute inset-y-0 right-8 flex items-center text-ink-3">
            {field.suffix}
          </span>
        )}
        <Base.Trigger
          aria-label={t("openList")}
          className="absolute inset-y-0 right-0 grid w-8 place-items-center text-ink-3"
        >
          <svg aria-hidden viewBox="0 0 16 16" fill="none" className="size-4">
            <path d="m4 6 4 4 4-4" stroke="currentColor" strokeWidth="1.3" />
          </svg>
        </Base.Trigger>
      </span>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className="moves max-h-[min(320px,var(--available-height))] w-(--anchor-width) min-w-52 overflow-y-auto overscroll-contain rounded border border-rule-2 bg-raise py-1 text-ctl shadow-raise">
            <Base.Empty className="px-2.5 text-ink-3 not-empty:py-1.5">{t("nothingFound")}</Base.Empty>
            <Base.List>
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="flex min-h-8 items-center gap-2 px-2.5 data-highlighted:bg-accent-tint pointer-coarse:min-h-ctl"
                >
                  <span className="grow data-selected:font-medium">{option.label}</span>
                  {option.hint && <span className="text-ink-3">{option.hint}</span>}
                  <Base.ItemIndicator>
                    <TickMark />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
