"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const ExtendDialog = (props: ActDialogProps) => (
  <TextDialog {...props} act="extend" field="reason" described told="extended" />
);
