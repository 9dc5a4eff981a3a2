import type { Metadata } from "next";
import type { ReactNode } from "react";

/**
 * A tracking code is in the address: it goes to no other site. With `no-referrer` a browser would also hide our own
 * origin from our own forms, and without a script those could not be posted.
 */
export const metadata: Metadata = { referrer: "same-origin", formatDetection: { telephone: false } };

export default function CitizenLayout({ children }: { children: ReactNode }) {
  return children;
}
