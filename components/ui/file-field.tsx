"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { buttonClass } from "./button-look";
import { cx } from "./cx";
import { useField } from "./field";
import { fromField } from "./input";
import { ErrorMark } from "./marks";

const BYTES_IN_MB = 1024 * 1024;

export type FileFieldProps = {
  name: string;
  /** As the element takes it: "image/*,application/pdf". */
  accept?: string;
  /** How many at most. */
  max?: number;
  /** How large each may be. */
  maxMb?: number;
  /** A telephone opens its camera at once. */
  camera?: boolean;
  id?: string;
  onFiles?: (files: readonly File[]) => void;
};

/** Drag or choose. Without JavaScript it is the platform's own file input, and the form carries the files either way. */
export function FileField({ name, accept, max = 5, maxMb = 10, camera, id, onFiles }: FileFieldProps) {
  const t = useTranslations("ui.files");
  const locale = useLocale();
  const field = useField();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();

  const keep = (wanted: readonly File[]) => {
    const large = wanted.find((file) => file.size > maxMb * BYTES_IN_MB);
    const fitting = wanted.filter((file) => file.size <= maxMb * BYTES_IN_MB);
    const kept = fitting.slice(0, max);
    setProblem(
      large
        ? t("tooLarge", { name: large.name, size: maxMb })
        : fitting.length > max
          ? t("tooMany", { count: max })
          : undefined,
    );
    const carried = new DataTransfer();
    for (const file of kept) carried.items.add(file);
    if (input.current) input.current.files = carried.files;
    setFiles(kept);
    onFiles?.(kept);
  };

  return (
    <div className="grid gap-2">
      <div
        className={cx(
          "relative flex min-h-14 items-center gap-3 rounded border p-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
          over ? "border-accent bg-accent-tint" : "border-field bg-paper",
        )}
      >
        <span aria-hidden className={cx(buttonClass("edge"), "noscript:hidden")}>
          {t("choose")}
        </span>
        <span aria-hidden className="text-ink-3 pointer-coarse:hidden noscript:hidden">
          {t("drop")}
        </span>
        <input
          ref={input}
          type="file"
          name={name}
          accept={accept}
          multiple={max > 1}
          capture={camera ? "environment" : undefined}
          {...fromField(field, { id })}
          onDragOver={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => keep([...files, ...(event.target.files ?? [])])}
          className="absolute inset-0 size-full cursor-pointer opacity-0 noscript:static noscript:opacity-100"
        />
      </div>
      {problem && (
        <p role="alert" className="flex items-baseline gap-1.5 text-t12 font-medium text-late">
          <ErrorMark className="relative top-[1.5px]" />
          {problem}
        </p>
      )}
      {files.length > 0 && (
        <ul aria-label={t("list")} className="border-t border-rule">
          {files.map((file) => (
            <li
              key={`${file.name} ${file.size} ${file.lastModified}`}
              className="flex min-h-8 items-center gap-2 border-b border-rule"
            >
              <span className="truncate">{file.name}</span>
              <span className="ml-auto whitespace-nowrap text-ink-3">
                {t("size", { size: Math.ceil(file.size / 1024).toLocaleString(locale) })}
              </span>
              <button
                type="button"
                aria-label={t("remove", { name: file.name })}
                onClick={() => keep(files.filter((other) => other !== file))}
                className="grid size-8 place-items-center text-ink-3 hover:text-ink pointer-coarse:size-11"
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
