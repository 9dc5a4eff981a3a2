"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const ReturnDialog = (props: ActDialogProps) => <TextDialog {...props} act="return" field="reason" described />;
