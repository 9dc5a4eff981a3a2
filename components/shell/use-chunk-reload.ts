"use client";

import { useEffect } from "react";
import { reloadOnce } from "./reload-once";

/** A part of the page that the server no longer has, because it serves a newer build. */
const isChunkLost = ({ name, message }: Error): boolean =>
  name === "ChunkLoadError" ||
  /failed to load chunk|loading (css )?chunk|dynamically imported module|importing a module script failed/i.test(
    message,
  );

/** Loads the page of the newer build instead of showing an error. */
export function useChunkReload(error: Error): void {
  useEffect(() => {
    if (isChunkLost(error)) reloadOnce();
  }, [error]);
}
