"use client";

import { useEffect, useState } from "react";
import { type Draft, emptyDraft } from "./draft";
import { type Kept, keep, readKept, takeUp, without, writeKept } from "./kept-drafts";

export type Begun = { staffId: number; phone: string; callId: number | null };

export type DraftState = {
  /** Null until the browser's store was read. */
  draft: Draft | null;
  /** When the browser last kept it; null before anything was typed. */
  keptAt: Date | null;
  /** It was begun before the page was opened. */
  restored: boolean;
  /** What else was begun and not saved. */
  others: Kept;
  change: (patch: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** It was saved: begins anew, on the same channel. */
  clear: () => void;
  /** Goes on with another one; this one stays kept. */
  open: (id: string) => void;
  forget: (id: string) => void;
};

/** Each person's own, on a machine that several share. */
const keyOf = (staffId: number) => `cozum.drafts.${staffId}`;

/** Works without a secure connection too, unlike randomUUID. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

type Held = { draft: Draft; keptAt: Date | null; restored: boolean; kept: Kept };

function store(staffId: number, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(staffId), writeKept(kept));
  } catch {
    // A full or closed store costs the safety net, never the call.
  }
}

const stored = (staffId: number): Kept => {
  try {
    return readKept(localStorage.getItem(keyOf(staffId)), new Date());
  } catch {
    return [];
  }
};

/** The drafts of this browser: taken up again after a reload, a crash or a call that was cut. */
export function useDraft({ staffId, phone, callId }: Begun): DraftState {
  const [held, setHeld] = useState<Held | null>(null);

  useEffect(() => {
    const kept = stored(staffId);
    const known = takeUp(kept, { phone, callId });
    setHeld({
      draft: known?.draft ?? emptyDraft(newId(), { phone, callId }),
      keptAt: known?.at ?? null,
      restored: known !== null,
      kept,
    });
  }, [staffId, phone, callId]);

  useEffect(() => {
    if (held?.keptAt) store(staffId, keep(stored(staffId), held.draft, held.keptAt));
  }, [staffId, held]);

  const change: DraftState["change"] = (patch) =>
    setHeld((before) => {
      if (!before) return before;
      const draft = { ...before.draft, ...(typeof patch === "function" ? patch(before.draft) : patch) };
      const keptAt = new Date();
      return { ...before, draft, keptAt, kept: keep(before.kept, draft, keptAt) };
    });
  const clear = () => {
    if (!held) return;
    const { id, channel } = held.draft;
    store(staffId, without(stored(staffId), id));
    setHeld({ draft: emptyDraft(newId(), { channel }), keptAt: null, restored: false, kept: without(held.kept, id) });
  };
  const open = (id: string) =>
    setHeld((before) => {
      const other = before?.kept.find(({ draft }) => draft.id === id);
      return before && other ? { ...before, draft: other.draft, keptAt: other.at, restored: false } : before;
    });
  const forget = (id: string) => {
    store(staffId, without(stored(staffId), id));
    setHeld((before) => before && { ...before, kept: without(before.kept, id) });
  };

  const draft = held?.draft ?? null;
  return {
    draft,
    keptAt: held?.keptAt ?? null,
    restored: held?.restored ?? false,
    others: held && draft ? without(held.kept, draft.id) : [],
    change,
    clear,
    open,
    forget,
  };
}
