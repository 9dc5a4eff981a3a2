"use client";

import { useEffect, useState } from "react";
import { type Draft, draftSchema, emptyDraft } from "./draft";

const KEY = "cozum.draft";

function kept(): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

export type DraftState = {
  draft: Draft;
  /** When the browser last kept it; null before anything was typed. */
  keptAt: Date | null;
  change: (patch: Partial<Draft>) => void;
  /** Begins anew, on the same channel. */
  clear: () => void;
};

/** The draft of this browser: taken up again after a reload, a crash or a call that was cut. */
export function useDraft(phone: string): DraftState {
  const [draft, setDraft] = useState(() => emptyDraft("", "call_centre", phone));
  const [keptAt, setKeptAt] = useState<Date | null>(null);

  useEffect(() => {
    setDraft(kept() ?? emptyDraft(crypto.randomUUID(), "call_centre", phone));
  }, [phone]);

  const change = (patch: Partial<Draft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    localStorage.setItem(KEY, JSON.stringify(next));
    setKeptAt(new Date());
  };
  const clear = () => {
    localStorage.removeItem(KEY);
    setDraft(emptyDraft(crypto.randomUUID(), draft.channel));
    setKeptAt(null);
  };
  return { draft, keptAt, change, clear };
}
