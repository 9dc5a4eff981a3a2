"use client";

import type { ActDialogProps } from "../act-dialog";
import { TextDialog } from "./text-dialog";

export const NoteDialog = (props: ActDialogProps) => <TextDialog {...props} act="note" field="text" />;
