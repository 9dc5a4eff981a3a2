"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorMark } from "@/components/ui/marks";
import { Conflict } from "@/components/ui/states";
import type { Failure } from "./failure";

/** What the server said instead of doing it; after a clash one may do it all the same or look first. */
export function Refusal({
  failure,
  onAgain,
  onLook,
}: {
  failure: Failure;
  onAgain: (version: number) => void;
  onLook: () => void;
}) {
  const t = useTranslations("requests.dialogs");
  const { clash, text } = failure;
  if (!clash) {
    return (
      <p role="alert" className="flex items-baseline gap-1.5 font-medium text-late">
        <ErrorMark className="relative top-[1.5px]" />
        <span>{text}</span>
      </p>
    );
  }
  return (
    <Conflict
      who={t("conflict", { who: clash.who, when: clash.when, what: clash.what })}
      kept={t("kept")}
      actions={
        <>
          <Button onClick={() => onAgain(clash.version)}>{t("again")}</Button>
          <Button look="plain" onClick={onLook}>
            {t("look")}
          </Button>
        </>
      }
    />
  );
}
