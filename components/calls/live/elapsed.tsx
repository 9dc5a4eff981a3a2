"use client";

import { useEffect, useState } from "react";

/** Minutes and seconds since, as a telephone shows them: "00:24". */
export function Elapsed({ since, first }: { since: Date; first: Date }) {
  const [now, setNow] = useState(first);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  return (
    <span role="timer" aria-live="off" className="tabular-nums">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  );
}
