"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { reloadOnce } from "./reload-once";
import { onVersionSeen, versionSeen } from "./version-seen";

const isDialogOpen = (): boolean => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

/**
 * The server has been given another build while this page stood open. The page is loaded anew by itself between two acts: nothing has
 * been typed since the last one, nothing is on its way and no dialog is open. Until then a quiet line says so.
 */
export function VersionWatch({ version }: { version: string | null }) {
  const t = useTranslations("ui.version");
  const queries = useQueryClient();
  const path = usePathname();
  const seen = useSyncExternalStore(onVersionSeen, versionSeen, () => null);
  const typed = useRef(false);
  const newer = version !== null && seen !== null && seen !== version;

  useEffect(() => {
    const note = () => {
      typed.current = true;
    };
    document.addEventListener("input", note, true);
    return () => document.removeEventListener("input", note, true);
  }, []);

  useEffect(() => {
    // Another page: what was typed on the last one was sent, or lies in its draft.
    if (path) typed.current = false;
  }, [path]);

  useEffect(() => {
    if (!newer) return;
    const reload = () => {
      if (!typed.current && !isDialogOpen() && queries.isMutating() === 0) reloadOnce();
    };
    reload();
    const stop = queries.getMutationCache().subscribe(({ mutation, type }) => {
      if (type !== "updated" || mutation.state.status !== "success") return;
      typed.current = false;
      // What follows an act, such as a dialog that shuts, comes first.
      setTimeout(reload, 1_000);
    });
    document.addEventListener("visibilitychange", reload);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", reload);
    };
  }, [newer, queries]);

  return (
    <div role="status" className="sticky top-0 z-20 empty:hidden">
      {newer && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule-2 bg-raise px-5 py-1.5 text-ink-2 print:hidden">
          {t("ready")}
          <Button size="small" onClick={() => window.location.reload()}>
            {t("now")}
          </Button>
        </p>
      )}
    </div>
  );
}
