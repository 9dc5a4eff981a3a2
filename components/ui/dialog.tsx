"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";

export const popupClass = "moves rounded-dialog border border-rule-2 bg-raise shadow-raise outline-none";
export const backdropClass =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-[160ms] data-ending-style:opacity-0 data-starting-style:opacity-0";
export const placeClass =
  "fixed inset-0 z-50 grid place-items-start justify-items-center overflow-y-auto p-4 md:pt-[12vh]";

const WIDTH = { narrow: "max-w-[440px]", normal: "max-w-[560px]", wide: "max-w-[760px]" };

export type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A button that opens it; it may be left out when `open` is given. */
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  /** What this is about, under the title. */
  description?: ReactNode;
  width?: keyof typeof WIDTH;
  /** Buttons at the end, the main one first. Without them a single "close" stands there. */
  actions?: ReactNode;
  children?: ReactNode;
};

export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  width = "normal",
  actions,
  children,
}: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className={placeClass}>
          <Base.Popup className={cx(popupClass, "w-full px-5 py-[18px]", WIDTH[width])}>
            <Base.Title className="text-[16px] leading-6 font-bold">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
            {children && <div className="mt-3.5">{children}</div>}
            <div className="mt-3.5 flex flex-wrap gap-2">
              {actions ?? <Base.Close render={<Button kbd="Esc">{t("close")}</Button>} />}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Inside a dialog's actions: closes it and does nothing else. */
export function DialogClose({ children }: { children?: ReactNode }) {
  const t = useTranslations("ui");
  return <Base.Close render={<Button kbd="Esc">{children ?? t("cancel")}</Button>} />;
}
