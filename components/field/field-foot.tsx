"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Act } from "@/server/domain/request";

type Props = {
  acts: readonly Act[];
  busy: boolean;
  /** A photograph is still on its way. */
  uploading: boolean;
  onStart: () => void;
  onResume: () => void;
  onResolve: () => void;
  onAsk: (act: "wait" | "return") => void;
};

const has = (acts: readonly Act[], act: Act): boolean => acts.includes(act);

/** One thing to do next, large; the others beside each other under it. */
export function FieldFoot({ acts, busy, uploading, onStart, onResume, onResolve, onAsk }: Props) {
  const t = useTranslations("field.foot");
  const starting = has(acts, "start");
  if (!["start", "resolve", "resume", "wait", "return"].some((act) => acts.some((own) => own === act))) return null;
  return (
    <div className="sticky bottom-[calc(52px+env(safe-area-inset-bottom))] z-10 mt-auto grid grid-cols-2 gap-2 border-t border-rule-2 bg-desk p-4 [@media(max-height:600px)]:static">
      {starting && (
        <Button look="main" size="tall" className="col-span-2" busy={busy} busyLabel={t("busy")} onClick={onStart}>
          {t("start")}
        </Button>
      )}
      {!starting && has(acts, "resolve") && (
        <Button
          look="main"
          size="tall"
          className="col-span-2"
          busy={busy || uploading}
          busyLabel={t(uploading ? "uploading" : "busy")}
          onClick={onResolve}
        >
          {t("resolve")}
        </Button>
      )}
      {has(acts, "resume") && (
        <Button size="tall" busy={busy} onClick={onResume}>
          {t("resume")}
        </Button>
      )}
      {has(acts, "wait") && (
        <Button size="tall" onClick={() => onAsk("wait")}>
          {t("wait")}
        </Button>
      )}
      {has(acts, "return") && (
        <Button size="tall" onClick={() => onAsk("return")}>
          {t("return")}
        </Button>
      )}
    </div>
  );
}
