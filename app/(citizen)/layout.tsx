import type { Metadata } from "next";
import type { ReactNode } from "react";

/** A tracking code is in the address: it goes to nobody else. */
export const metadata: Metadata = { referrer: "no-referrer", formatDetection: { telephone: false } };

export default function CitizenLayout({ children }: { children: ReactNode }) {
  return children;
}
