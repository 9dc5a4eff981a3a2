"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { backdropClass, placeClass, popupClass } from "./dialog-look";

const WIDTH = { narrow: "max-w-[440px]", normal: "max-w-[560px]", wide: "max-w-[760px]" };

export type DialogViewProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  width?: keyof typeof WIDTH;
  actions: ReactNode;
  children?: ReactNode;
};

export function DialogView({
  open,
  onOpenChange,
  title,
  description,
  width = "normal",
  actions,
  children,
}: DialogViewProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className={placeClass}>
          <Base.Popup className={cx(popupClass, "w-full px-5 py-[18px]", WIDTH[width])}>
            <Base.Title className="text-[16px] leading-6 font-bold">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
            {children && <div className="mt-3.5">{children}</div>}
            <div className="mt-3.5 flex flex-wrap gap-2">{actions}</div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
