"use client";

import type { ChangeEventHandler } from "react";
import { useField } from "../ui/field";
import { controlClass, fromField } from "../ui/input";

export type FileInputProps = { name: string; max: number; onChange: ChangeEventHandler<HTMLInputElement> };

/** The platform's own: a telephone offers its camera and its pictures, however old it is. */
export function FileInput({ name, max, onChange }: FileInputProps) {
  const field = useField();
  return (
    <input
      type="file"
      name={name}
      accept="image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"
      multiple={max > 1}
      onChange={onChange}
      {...fromField(field, {})}
      className={`${controlClass(Boolean(field?.invalid))} min-h-14 p-2 text-ink-2 file:mr-3 file:min-h-10 file:rounded file:border file:border-solid file:border-rule-2 file:bg-paper file:px-3 file:font-medium file:text-ink`}
    />
  );
}
