"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ErrorMark } from "../ui/marks";

type Problem = { field: string; text: string };

export type ErrorSummaryProps = {
  problems: readonly Problem[];
  /** What concerns no single field. */
  failure?: string | null;
  /** Names of files that could not be stored and must be chosen again. */
  lost?: readonly string[];
  /** Another one for each answer of the server, so that each is told. */
  answer: unknown;
};

/** Above a form that was given back: what is to be mended, each a way to its field. Takes the focus. */
export function ErrorSummary({ problems, failure, lost = [], answer }: ErrorSummaryProps) {
  const t = useTranslations("citizen.summary");
  const box = useRef<HTMLDivElement>(null);
  const there = problems.length > 0 || Boolean(failure) || lost.length > 0;
  useEffect(() => {
    if (there && answer) box.current?.focus();
  }, [there, answer]);
  if (!there) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary"
      className="mb-5 border-2 border-late bg-late-tint px-4 py-3"
    >
      <h2 id="error-summary" className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("title")}
      </h2>
      {failure && <p className="mt-1">{failure}</p>}
      {lost.length > 0 && (
        <p className="mt-1 wrap-anywhere">{t("filesLost", { count: lost.length, names: lost.join(", ") })}</p>
      )}
      {problems.length > 0 && (
        <>
          <p className="mt-1">{t("intro")}</p>
          <ul className="mt-1 grid gap-1">
            {problems.map(({ field, text }) => (
              <li key={field}>
                <a href={`#${field}`} className="font-medium text-late underline underline-offset-3">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
