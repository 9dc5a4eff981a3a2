"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in what the server sends and where no script runs: what needs one is shown only after it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
