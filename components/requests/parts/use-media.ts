"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Whether the window is so now; drawn on the server as a desktop has it. */
export function useMedia(query: string, onServer = false): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => onServer,
  );
}

export const TELEPHONE = "(max-width: 719.98px)";
