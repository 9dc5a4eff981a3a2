"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { cloneElement, createContext, type ReactElement, type ReactNode, use } from "react";
import { Button } from "./button";
import { type Opening, useOpened } from "./use-opened";

const View = dynamic(() => import("./dialog-view").then((part) => part.DialogView), { ssr: false });

/** A button, whose press opens. */
export type Trigger = ReactElement<{ onClick?: () => void; "aria-haspopup"?: "dialog" }>;

export type DialogProps = Opening & {
  /** A button that opens it; it may be left out when `open` is given. */
  trigger?: Trigger;
  title: ReactNode;
  /** What this is about, under the title. */
  description?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  /** Buttons at the end, the main one first. Without them a single "close" stands there. */
  actions?: ReactNode;
  children?: ReactNode;
};

const CloseContext = createContext<() => void>(() => undefined);

export const opensDialog = (trigger: Trigger | undefined, open: () => void): ReactNode =>
  trigger && cloneElement(trigger, { onClick: open, "aria-haspopup": "dialog" });

/** A window over the page, loaded at its first opening. */
export function Dialog({ open, onOpenChange, trigger, actions, ...rest }: DialogProps) {
  const t = useTranslations("ui");
  const { shown, wanted, change } = useOpened({ open, onOpenChange });
  return (
    <CloseContext value={() => change(false)}>
      {opensDialog(trigger, () => change(true))}
      {wanted && (
        <View
          {...rest}
          open={shown}
          onOpenChange={change}
          actions={actions ?? <DialogClose>{t("close")}</DialogClose>}
        />
      )}
    </CloseContext>
  );
}

/** Inside a dialog's actions: closes it and does nothing else. */
export function DialogClose({ children }: { children?: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <Button kbd="Esc" onClick={use(CloseContext)}>
      {children ?? t("cancel")}
    </Button>
  );
}
