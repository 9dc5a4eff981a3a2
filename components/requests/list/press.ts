"use client";

import { type MouseEvent, useCallback, useEffect, useRef } from "react";
import type { List } from "./use-list";

/** Width of the margin: pressed there, a row is chosen. */
const MARGIN = 46;
const BESIDE = "(min-width: 1100px)";

/**
 * What pressing a row with the mouse does: in the margin it is chosen, elsewhere it is shown beside the list where there is
 * room, else opened. By the keyboard, or with Ctrl for a new tab, the link stays a link.
 */
export function useListPress(list: List, { opensBeside }: { opensBeside: boolean }) {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  return useCallback(
    (id: number, event: MouseEvent<HTMLAnchorElement>) => {
      if (event.detail === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const left = event.currentTarget.closest("tr")?.getBoundingClientRect().left;
      if (left !== undefined && event.clientX - left < MARGIN) {
        event.preventDefault();
        latest.current.toggle(id);
        return;
      }
      if (opensBeside && event.detail === 1 && window.matchMedia(BESIDE).matches) {
        event.preventDefault();
        latest.current.goTo(id);
      }
    },
    [opensBeside],
  );
}
