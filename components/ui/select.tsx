"use client";

import type { ComponentProps } from "react";
import { cx } from "./cx";
import { useField } from "./field";
import { controlClass, fromField } from "./input";

export type SelectOption = { value: string; label: string; group?: string; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly SelectOption[];
  /** The first, empty choice; without it the first option is chosen. */
  empty?: string;
};

/** The platform's own list in our frame: works everywhere and without JavaScript. */
export function Select({ options, empty, className, ...rest }: SelectProps) {
  const field = useField();
  const groups = new Map<string | undefined, SelectOption[]>();
  for (const option of options) groups.set(option.group, [...(groups.get(option.group) ?? []), option]);
  const choices = (list: readonly SelectOption[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabled}>
        {option.label}
      </option>
    ));
  return (
    <span className={cx("relative block", className)}>
      <select
        {...rest}
        {...fromField(field, rest)}
        className={cx(controlClass(Boolean(field?.invalid)), "min-h-ctl appearance-none pr-8 pl-2.5")}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {[...groups].map(([group, list]) =>
          group === undefined ? (
            choices(list)
          ) : (
            <optgroup key={group} label={group}>
              {choices(list)}
            </optgroup>
          ),
        )}
      </select>
      <svg
        aria-hidden
        viewBox="0 0 16 16"
        fill="none"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-ink-3"
      >
        <path d="m4 6 4 4 4-4" stroke="currentColor" strokeWidth="1.3" />
      </svg>
    </span>
  );
}
