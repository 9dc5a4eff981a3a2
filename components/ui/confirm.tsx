"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { opensDialog, type Trigger } from "./dialog";
import { type Opening, useOpened } from "./use-opened";

const View = dynamic(() => import("./confirm-view").then((part) => part.ConfirmView), { ssr: false });

export type ConfirmProps = Opening & {
  trigger?: Trigger;
  /** "3 başvuru birleştirilsin mi?" */
  question: ReactNode;
  /** What will happen. */
  what: ReactNode;
  /** The act as the button says it: "Birleştir". */
  act: ReactNode;
  cancel?: ReactNode;
  /** It cannot be undone: the way out has the focus. */
  danger?: boolean;
  busy?: boolean;
  busyLabel?: string;
  onConfirm: () => void;
};

/** Only for what cannot be undone; all else is done at once and offers undo. It stays open until it is told to shut. */
export function Confirm({ open, onOpenChange, trigger, ...rest }: ConfirmProps) {
  const { shown, wanted, change } = useOpened({ open, onOpenChange });
  return (
    <>
      {opensDialog(trigger, () => change(true))}
      {wanted && <View {...rest} open={shown} onOpenChange={change} />}
    </>
  );
}
