"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/components/i18n/format";
import { inflect } from "@/components/i18n/inflect";
import { Button } from "@/components/ui/button";
import { ErrorMark } from "@/components/ui/marks";
import type { Locale } from "@/messages";
import { useLookups } from "../requests/parts/use-lookups";

export type RecordActs = {
  route: () => void;
  keep: () => void;
  /** Opens the answer's field; once it is open, saves. */
  answer: () => void;
  /** Shuts the answer's field; what was written there stays. */
  leaveAnswer: () => void;
};

type Props = {
  departmentId: number | null;
  answering: boolean;
  busy: boolean;
  problem: string | null;
  keptAt: Date | null;
  acts: RecordActs;
};

const clock = (at: Date, locale: Locale): string =>
  `${formatTime(at, locale)}:${String(at.getSeconds()).padStart(2, "0")}`;

/** The ways to save, what went wrong, and that nothing is lost. */
export function RecordFoot({ departmentId, answering, busy, problem, keptAt, acts }: Props) {
  const t = useTranslations("record.foot");
  const locale = useLocale();
  const { department } = useLookups();
  const saving = { busy, busyLabel: t("busy") };
  return (
    <div className="sticky bottom-[calc(52px+env(safe-area-inset-bottom))] z-10 border-t border-rule-2 bg-desk px-5 py-3 md:bottom-0 md:px-6 [@media(max-height:600px)]:static">
      {problem && (
        <p role="alert" className="flex items-baseline gap-1.5 pb-2 font-medium text-late">
          <ErrorMark className="relative top-[1.5px]" />
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 max-md:grid">
        {answering ? (
          <>
            <Button look="main" kbd={["Ctrl", "D"]} {...saving} onClick={acts.answer}>
              {t("saveAnswered")}
            </Button>
            <Button kbd="Esc" onClick={acts.leaveAnswer}>
              {t("leaveAnswer")}
            </Button>
          </>
        ) : (
          <>
            <Button
              look="main"
              kbd={["Ctrl", "↵"]}
              refused={departmentId === null ? t("noDepartment") : undefined}
              {...saving}
              onClick={acts.route}
            >
              {departmentId === null
                ? t("routeSomewhere")
                : t("route", { department: inflect(department(departmentId), "dative", locale) })}
            </Button>
            <Button kbd={["Ctrl", "S"]} busy={busy} onClick={acts.keep}>
              {t("keep")}
            </Button>
            <Button kbd={["Ctrl", "D"]} busy={busy} onClick={acts.answer}>
              {t("answered")}
            </Button>
          </>
        )}
        <p className="ml-auto text-ink-3 max-md:ml-0">
          {keptAt && t("kept", { time: inflect(clock(keptAt, locale), "locative", locale) })}
        </p>
      </div>
    </div>
  );
}
