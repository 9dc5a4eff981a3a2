"use client";

import { useSyncExternalStore } from "react";
import { isRestored, onTextsChanged, readText, writeText } from "./draft-store";

/** A text, how it is written, how it is let go once it was sent, and whether it was brought back from before the page was loaded. */
export type DraftText = [text: string, write: (text: string) => void, clear: () => void, restored: boolean];

/** A text that outlives its dialog and its page. `key`: what is written, about what: "41 decline". */
export function useDraft(key: string): DraftText {
  const text = useSyncExternalStore(
    onTextsChanged,
    () => readText(key),
    () => "",
  );
  return [text, (next) => writeText(key, next), () => writeText(key, ""), text !== "" && isRestored(key)];
}
