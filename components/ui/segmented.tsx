"use client";

import { type ReactNode, useId } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";

export type Choice = {
  value: string;
  label: string;
  /** Pressed with Alt, it chooses this one: "2". Shown only; `useKeys` listens. */
  kbd?: string;
  hint?: string;
  disabled?: boolean;
};

export type ChoicesProps = {
  name?: string;
  options: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  required?: boolean;
  className?: string;
};

type OneProps = Omit<ChoicesProps, "options" | "name"> & { name: string; option: Choice; children: ReactNode };

function One({ name, option, value, defaultValue, onValueChange, required, className, children }: OneProps) {
  const state =
    value === undefined ? { defaultChecked: defaultValue === option.value } : { checked: value === option.value };
  return (
    <label className={cx("relative flex items-center text-ctl", className)}>
      <input
        type="radio"
        name={name}
        value={option.value}
        required={required}
        disabled={option.disabled}
        onChange={() => onValueChange?.(option.value)}
        className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded focus-visible:outline-offset-[-2px]"
        {...state}
      />
      {children}
    </label>
  );
}

/** A few short choices side by side. Native radio buttons: arrows move, forms submit, no JavaScript needed. */
export function Segmented({ name, options, className, ...rest }: ChoicesProps) {
  const own = useId();
  return (
    <div
      className={cx(
        "flex w-fit max-w-full flex-wrap gap-px overflow-hidden rounded border border-field bg-rule-2",
        className,
      )}
    >
      {options.map((option) => (
        <One
          key={option.value}
          {...rest}
          name={name ?? own}
          option={option}
          className="min-h-[30px] grow gap-1.5 bg-paper px-[11px] text-ink-2 transition-colors duration-[80ms] hover:bg-hover has-checked:bg-accent-tint has-checked:font-bold has-checked:text-accent has-checked:shadow-[inset_0_-2px_0_var(--accent)] has-disabled:text-ink-3 pointer-coarse:min-h-ctl"
        >
          {option.kbd && (
            <span aria-hidden>
              <Kbd>{option.kbd}</Kbd>
            </span>
          )}
          {option.label}
        </One>
      ))}
    </div>
  );
}

/** Longer choices, one under the other. */
export function RadioGroup({ name, options, className, ...rest }: ChoicesProps) {
  const own = useId();
  return (
    <div className={cx("grid", className)}>
      {options.map((option) => (
        <One key={option.value} {...rest} name={name ?? own} option={option} className="min-h-ctl gap-2.5">
          <span
            aria-hidden
            className="grid size-4 shrink-0 place-items-center rounded-full border border-field bg-paper after:size-2 after:rounded-full peer-checked:border-accent peer-checked:after:bg-accent pointer-coarse:size-5"
          />
          <span>
            {option.label}
            {option.hint && <span className="block text-t12 text-ink-3">{option.hint}</span>}
          </span>
        </One>
      ))}
    </div>
  );
}
