"use client";

import { useState } from "react";
import { readStored } from "@/components/forms/read-stored";
import { useDraft } from "@/components/forms/use-draft";
import { type Composed, composedSchema, type Mode } from "./composed";

/** The text in the composer outlives the page until it is sent. `restored`: it was brought back from before the page was loaded. */
export function useComposed(requestId: number) {
  const [stored, write, remove, brought] = useDraft(`${requestId} composed`);
  // The tab that was chosen stays chosen after sending.
  const [last, setLast] = useState<Mode>("answer");
  const composed: Composed = readStored(composedSchema, stored) ?? { mode: last, text: "", files: [] };

  const change = (patch: Partial<Composed>) => write(JSON.stringify({ ...composed, ...patch }));
  const clear = () => {
    setLast(composed.mode);
    remove();
  };
  return { composed, change, clear, restored: brought && (composed.text !== "" || composed.files.length > 0) };
}
