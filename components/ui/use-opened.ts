"use client";

import { useState } from "react";

export type Opening = { open?: boolean; onOpenChange?: (open: boolean) => void };

/**
 * Open or shut, by the caller or by itself. `wanted` turns true at the first opening and stays so: what is behind it
 * is loaded then and not before.
 */
export function useOpened({ open, onOpenChange }: Opening) {
  const [own, setOwn] = useState(false);
  const [wanted, setWanted] = useState(false);
  const shown = open ?? own;
  if (shown && !wanted) setWanted(true);
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  return { shown, wanted, change };
}
