"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const DeclineDialog = (props: ActDialogProps) => (
  <TextDialog {...props} act="decline" field="reason" described danger told="declined" />
);
