"use client";

import { useEffect, useState } from "react";

/** A value that follows once it has stood still for so long: a question is asked when the typing pauses. */
export function useLater<T>(value: T, ms: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}
