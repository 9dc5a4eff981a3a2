import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = { formatDetection: { telephone: false } };

export default function CitizenLayout({ children }: { children: ReactNode }) {
  return children;
}
