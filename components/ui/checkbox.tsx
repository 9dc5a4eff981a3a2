import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  kbd?: readonly string[];
};

export function Checkbox({ label, hint, kbd, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("flex min-h-ctl items-center gap-2.5 text-ctl", className)}>
      <span className="relative grid size-4 shrink-0 place-items-center pointer-coarse:size-5">
        <input
          type="checkbox"
          {...rest}
          className="peer size-full appearance-none rounded-tag border border-field bg-paper checked:border-accent checked:bg-accent indeterminate:border-accent disabled:border-dashed"
        />
        <svg
          aria-hidden
          viewBox="0 0 12 12"
          fill="none"
          className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100"
        >
          <path d="M1.5 6.5 4.7 9.6 10.7 2.6" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      </span>
      <span>
        {label}
        {hint && <span className="block text-t12 text-ink-3">{hint}</span>}
      </span>
      {kbd && (
        <span aria-hidden className="inline-flex gap-1">
          {kbd.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </label>
  );
}
