"use client";

import { useEffect, useState } from "react";
import type { UploadedFile } from "../upload";

export type Mode = "answer" | "note" | "ask";

/** What is being written about one request: kept for the session until it is sent, whatever happens to the page. */
export type Composed = { mode: Mode; text: string; files: UploadedFile[] };

const EMPTY: Composed = { mode: "answer", text: "", files: [] };
const keyOf = (requestId: number) => `cozum.composed.${requestId}`;

export function useComposed(requestId: number) {
  const [composed, setComposed] = useState<Composed>(EMPTY);

  useEffect(() => {
    const kept = sessionStorage.getItem(keyOf(requestId));
    setComposed(kept ? { ...EMPTY, ...(JSON.parse(kept) as Partial<Composed>) } : EMPTY);
  }, [requestId]);

  const change = (patch: Partial<Composed>) => {
    const next = { ...composed, ...patch };
    setComposed(next);
    sessionStorage.setItem(keyOf(requestId), JSON.stringify(next));
  };
  const clear = () => {
    sessionStorage.removeItem(keyOf(requestId));
    setComposed({ ...EMPTY, mode: composed.mode });
  };
  return { composed, change, clear };
}
