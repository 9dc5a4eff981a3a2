"use client";

import { type ComponentProps, useEffect, useEffectEvent, useRef } from "react";
import { cx } from "./cx";
import { useField } from "./field";
import { controlClass, fromField } from "./input";

export type FileInputProps = Omit<ComponentProps<"input">, "type" | "onChange"> & {
  onChoose: (file: File | null) => void;
};

/** The platform's own way to choose a file, in our frame. What is missing is said by the form, not by the browser. */
export function FileInput({ onChoose, className, ...rest }: FileInputProps) {
  const field = useField();
  const input = useRef<HTMLInputElement>(null);
  const choose = useEffectEvent(onChoose);
  // A file chosen before the page's script ran made no change that React could hear.
  useEffect(() => {
    const file = input.current?.files?.[0];
    if (file) choose(file);
  }, []);
  return (
    <input
      ref={input}
      type="file"
      {...rest}
      onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      {...fromField(field, {})}
      required={false}
      className={cx(
        controlClass(Boolean(field?.invalid)),
        "p-1.5 text-ink-2 file:mr-3 file:min-h-ctl file:rounded file:border file:border-solid file:border-rule-2 file:bg-paper file:px-3 file:font-medium file:text-ink",
        className,
      )}
    />
  );
}
