"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { backdropClass, placeClass, popupClass } from "./dialog-look";

export type ConfirmViewProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  question: ReactNode;
  what: ReactNode;
  act: ReactNode;
  cancel?: ReactNode;
  danger?: boolean;
  busy?: boolean;
  busyLabel?: string;
  onConfirm: () => void;
};

export function ConfirmView(props: ConfirmViewProps) {
  const { open, onOpenChange, question, what, act, cancel, danger, busy, busyLabel, onConfirm } = props;
  const t = useTranslations("ui");
  const way = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className={placeClass}>
          <Base.Popup
            initialFocus={danger ? way : true}
            className={cx(popupClass, "w-full max-w-[480px] px-5 py-[18px]")}
          >
            <Base.Title className="text-[16px] leading-6 font-bold">{question}</Base.Title>
            <Base.Description className="mt-1 text-ink-2">{what}</Base.Description>
            <div className="mt-3.5 flex flex-wrap gap-2">
              <Button
                look={danger ? "danger" : "main"}
                kbd={danger ? undefined : "↵"}
                busy={busy}
                busyLabel={busyLabel}
                onClick={onConfirm}
              >
                {act}
              </Button>
              <Base.Close ref={way} render={<Button kbd="Esc">{cancel ?? t("cancel")}</Button>} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
