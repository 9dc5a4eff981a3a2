"use client";

import { useSyncExternalStore } from "react";

/** Below the breakpoint `md`. */
const NARROW = "(max-width: 719.98px)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Is this a telephone's width? `expected`: what the server takes it for, so that nothing is drawn twice. */
export const useNarrow = (expected = false): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => expected,
  );
