"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type Queue, readQueue, writeQueue } from "./queue";

const KEY = "cozum.queue";
const changes = new EventTarget();

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Changes the queue as it stands now, whatever another window did to it. False where the browser keeps nothing. */
export function changeQueue(change: (queue: Queue) => Queue): boolean {
  try {
    localStorage.setItem(KEY, writeQueue(change(readQueue(stored()))));
    changes.dispatchEvent(new Event("change"));
    return true;
  } catch {
    return false;
  }
}

export const queueNow = (): Queue => readQueue(stored());

function subscribe(changed: () => void): () => void {
  changes.addEventListener("change", changed);
  window.addEventListener("storage", changed);
  return () => {
    changes.removeEventListener("change", changed);
    window.removeEventListener("storage", changed);
  };
}

/** The queue of this browser, the same in all its windows. */
export function useStoredQueue(): Queue {
  const text = useSyncExternalStore(subscribe, stored, () => null);
  return useMemo(() => readQueue(text), [text]);
}
