"use client";

import { useEffect, useState } from "react";

const EVERY_MS = 30_000;

/** The clock of a screen that stays open: the server's at first, so that both draw the same, then the machine's own. */
export function useNow(first: Date): Date {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
