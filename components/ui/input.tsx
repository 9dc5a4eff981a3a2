"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";
import { type FieldState, useField } from "./field";

const EDGE = "rounded border bg-paper text-ctl text-ink";

/** The frame of every control one can write in. */
export const controlClass = (invalid: boolean): string =>
  cx(EDGE, invalid ? "border-2 border-late" : "border-field", "w-full min-w-0");

type Named = { id?: string; required?: boolean; "aria-describedby"?: string };

/** What a control takes from the field around it; its own props win. */
export const fromField = (field: FieldState | null, own: Named) => ({
  id: own.id ?? field?.id,
  required: own.required ?? (field?.required || undefined),
  "aria-describedby": own["aria-describedby"] ?? field?.describedBy,
  "aria-invalid": field?.invalid || undefined,
});

export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  /** At the right of the value; overrides the field's. */
  suffix?: ReactNode;
  /** A sign-in form's height. */
  tall?: boolean;
};

export function Input({ suffix, tall, className, ...rest }: InputProps) {
  const field = useField();
  const side = suffix ?? field?.suffix;
  return (
    <span className={cx("relative block", className)}>
      <input
        {...rest}
        {...fromField(field, rest)}
        className={cx(
          controlClass(Boolean(field?.invalid)),
          tall ? "min-h-10 pointer-coarse:min-h-ctl" : "min-h-ctl",
          "px-2.5",
          Boolean(side) && "pr-20",
        )}
      />
      {side && <span className="absolute inset-y-0 right-2.5 flex items-center text-ink-3">{side}</span>}
    </span>
  );
}

export type TextareaProps = ComponentProps<"textarea"> & {
  /** For the citizen's own words: larger type. */
  spacious?: boolean;
};

export function Textarea({ spacious, className, rows = 3, ...rest }: TextareaProps) {
  const field = useField();
  return (
    <textarea
      rows={rows}
      style={{ minHeight: `calc(${rows}lh + 18px)` }}
      {...rest}
      {...fromField(field, rest)}
      className={cx(
        controlClass(Boolean(field?.invalid)),
        "block px-2.5 py-2",
        spacious && "px-3 text-t16",
        "field-sizing-content",
        className,
      )}
    />
  );
}
