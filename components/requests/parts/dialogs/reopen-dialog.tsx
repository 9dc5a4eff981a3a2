"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const ReopenDialog = (props: ActDialogProps) => <TextDialog {...props} act="reopen" field="why" described />;
