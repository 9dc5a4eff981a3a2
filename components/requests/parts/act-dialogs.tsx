"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { ActDialogProps } from "./act-dialog";

type Loaded = ComponentType<ActDialogProps>;

/** Acts that ask something first. Each dialog is loaded when it is first wanted. */
const DIALOGS = {
  route: dynamic(() => import("./dialogs/route-dialog").then((part) => part.RouteDialog)),
  refer: dynamic(() => import("./dialogs/refer-dialog").then((part) => part.ReferDialog)),
  merge: dynamic(() => import("./dialogs/merge-dialog").then((part) => part.MergeDialog)),
  resolve: dynamic(() => import("./dialogs/resolve-dialog").then((part) => part.ResolveDialog)),
  return: dynamic(() => import("./dialogs/return-dialog").then((part) => part.ReturnDialog)),
  decline: dynamic(() => import("./dialogs/decline-dialog").then((part) => part.DeclineDialog)),
  wait: dynamic(() => import("./dialogs/wait-dialog").then((part) => part.WaitDialog)),
  extend: dynamic(() => import("./dialogs/extend-dialog").then((part) => part.ExtendDialog)),
  assign: dynamic(() => import("./dialogs/assign-dialog").then((part) => part.AssignDialog)),
  correct: dynamic(() => import("./dialogs/correct-dialog").then((part) => part.CorrectDialog)),
  prioritise: dynamic(() => import("./dialogs/priority-dialog").then((part) => part.PriorityDialog)),
  confirm: dynamic(() => import("./dialogs/confirm-dialog").then((part) => part.ConfirmDialog)),
  withdraw: dynamic(() => import("./dialogs/withdraw-dialog").then((part) => part.WithdrawDialog)),
  reopen: dynamic(() => import("./dialogs/reopen-dialog").then((part) => part.ReopenDialog)),
  reply_publicly: dynamic(() => import("./dialogs/public-dialog").then((part) => part.PublicDialog)),
  note: dynamic(() => import("./dialogs/note-dialog").then((part) => part.NoteDialog)),
} satisfies Record<string, Loaded>;

/** Fetches the dialogs of a desk while its hands are still, so that the first key opens one at once. */
export function preloadActDialogs(): void {
  const fetched = [
    import("./dialogs/route-dialog"),
    import("./dialogs/refer-dialog"),
    import("./dialogs/merge-dialog"),
    import("./dialogs/resolve-dialog"),
    import("./dialogs/correct-dialog"),
    import("@/components/ui/dialog-view"),
  ];
  Promise.all(fetched).catch(() => undefined);
}

export type AskingAct = keyof typeof DIALOGS;

export const asksFirst = (act: string): act is AskingAct => act in DIALOGS;

export type ActDialogsProps = Omit<ActDialogProps, "open" | "onOpenChange"> & {
  /** Which dialog is open; none where it is null. */
  asking: AskingAct | null;
  onClose: () => void;
};

/** Whichever dialog is asked for, over the page. */
export function ActDialogs({ asking, onClose, ...props }: ActDialogsProps) {
  if (!asking) return null;
  const Asked: Loaded = DIALOGS[asking];
  return <Asked {...props} key={`${asking} ${props.target.id}`} open onOpenChange={(open) => !open && onClose()} />;
}
