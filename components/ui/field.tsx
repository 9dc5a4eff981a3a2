"use client";

import { createContext, type ReactNode, use, useId } from "react";
import { cx } from "./cx";
import { ErrorMark } from "./marks";

export type FieldState = {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  suffix: ReactNode;
};

const FieldContext = createContext<FieldState | null>(null);

export const useField = (): FieldState | null => use(FieldContext);

export type FieldProps = {
  label: ReactNode;
  /** Said after the label in a lighter voice, as "Alt + sayı". */
  aside?: ReactNode;
  hint?: ReactNode;
  /** One sentence that says what to write. */
  error?: ReactNode;
  required?: boolean;
  /** Stands at the right of the value: "öneri", "karttan". */
  suffix?: ReactNode;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** Label above, control, then the error or the hint. The control inside finds its id and its description here. */
export function Field({ label, aside, hint, error, required = false, suffix, id, className, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const below = error ? `${own}-error` : hint ? `${own}-hint` : undefined;
  return (
    <FieldContext
      value={{ id: own, labelId: `${own}-label`, describedBy: below, invalid: Boolean(error), required, suffix }}
    >
      <div className={cx("grid content-start gap-1", className)}>
        <label id={`${own}-label`} htmlFor={own} className="text-ctl font-medium text-ink">
          {label}
          {aside && <span className="font-normal text-ink-3"> · {aside}</span>}
        </label>
        {children}
        {error ? (
          <p id={below} role="alert" className="flex items-baseline gap-1.5 text-t12 font-medium text-late">
            <ErrorMark className="relative top-[1.5px]" />
            <span>{error}</span>
          </p>
        ) : (
          hint && (
            <p id={below} className="text-t12 text-ink-3">
              {hint}
            </p>
          )
        )}
      </div>
    </FieldContext>
  );
}

/** A question over several controls, as radio buttons; the legend looks like a field's label. */
export function FieldGroup({ label, aside, hint, error, className, children }: Omit<FieldProps, "suffix" | "id">) {
  const own = useId();
  const below = error || hint ? `${own}-below` : undefined;
  return (
    <fieldset aria-describedby={below} className={cx("grid min-w-0 content-start gap-1", className)}>
      <legend className="mb-1 text-ctl font-medium text-ink">
        {label}
        {aside && <span className="font-normal text-ink-3"> · {aside}</span>}
      </legend>
      {children}
      {(error || hint) && (
        <p
          id={below}
          role={error ? "alert" : undefined}
          className={error ? "flex items-baseline gap-1.5 text-t12 font-medium text-late" : "text-t12 text-ink-3"}
        >
          {error && <ErrorMark className="relative top-[1.5px]" />}
          {error ?? hint}
        </p>
      )}
    </fieldset>
  );
}
