"use client";

import { useEffect, useState } from "react";
import type { LiveCall } from "@/server/services/calls/live";

/** How long a call that is over is still shown, so that nothing vanishes under the hand. */
const LEAVES_MS = 8_000;

export type Shown = { call: LiveCall; over: boolean };

/** The calls that go on, and for a moment those that have just ended. */
export function useLeaving(calls: readonly LiveCall[]): Shown[] {
  const [known, setKnown] = useState<readonly Shown[]>([]);
  useEffect(() => {
    setKnown((before) => [
      ...calls.map((call) => ({ call, over: false })),
      ...before.filter(({ call }) => calls.every(({ id }) => id !== call.id)).map(({ call }) => ({ call, over: true })),
    ]);
  }, [calls]);
  const leaving = known.some(({ over }) => over);
  useEffect(() => {
    if (!leaving) return;
    const timer = setTimeout(() => setKnown((all) => all.filter(({ over }) => !over)), LEAVES_MS);
    return () => clearTimeout(timer);
  }, [leaving]);
  return [...known];
}
