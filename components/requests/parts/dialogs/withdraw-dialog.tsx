"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const WithdrawDialog = (props: ActDialogProps) => (
  <TextDialog {...props} act="withdraw" field="reason" described optional danger />
);
