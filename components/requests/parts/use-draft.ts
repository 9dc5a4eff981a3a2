"use client";

import { useState } from "react";

const kept = new Map<string, string>();

/** A text that outlives its dialog: shut by mistake, it is there again at the next opening; `clear` after it was sent. */
export function useDraft(key: string): [text: string, write: (text: string) => void, clear: () => void] {
  const [text, setText] = useState(kept.get(key) ?? "");
  const write = (next: string) => {
    kept.set(key, next);
    setText(next);
  };
  return [
    text,
    write,
    () => {
      kept.delete(key);
      setText("");
    },
  ];
}
