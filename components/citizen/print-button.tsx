"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { useHydrated } from "./use-hydrated";

export function PrintButton({ children }: { children: ReactNode }) {
  return useHydrated() ? (
    <Button size="tall" onClick={() => window.print()}>
      {children}
    </Button>
  ) : null;
}
