"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";
import { ErrorMark } from "./marks";
import { useKeys } from "./use-keys";

const SHOWN_FOR_MS = 8000;

/** It is told, not a window: the frame's own "dialog" is taken off. */
const DONE = { role: "status", "aria-modal": undefined } as const;
const FAILED = { role: "alert", "aria-modal": undefined } as const;

type Extra = { undo?: () => void; error?: boolean };

export type ToastOptions = {
  /** What happened: "2026-014811 Fen İşleri’ne sevk edildi". */
  text: ReactNode;
  /** Offered beside the text and by the key z. */
  undo?: () => void;
  /** Something failed: read out at once and marked. */
  error?: boolean;
};

export type ShowToast = (options: ToastOptions) => void;

/** `const toast = useToast(); toast({ text, undo })` */
export function useToast(): ShowToast {
  const manager = Base.useToastManager<Extra>();
  return ({ text, undo, error }) => {
    manager.add({ description: text, data: { undo, error } });
  };
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={SHOWN_FOR_MS} limit={3}>
      {children}
      <Toasts />
    </Base.Provider>
  );
}

function Toasts() {
  const t = useTranslations("ui");
  const { toasts, close } = Base.useToastManager<Extra>();
  const latest = toasts.find((toast) => toast.data?.undo && toast.transitionStatus !== "ending");

  const undo = (id: string, act: () => void) => {
    close(id);
    act();
  };
  const undoLatest = latest?.data?.undo ? () => undo(latest.id, latest.data?.undo ?? (() => undefined)) : undefined;
  useKeys({ z: undoLatest });

  return (
    <Base.Portal>
      <Base.Viewport
        aria-label={t("notifications")}
        className="fixed bottom-4 left-4 z-50 grid max-w-[min(560px,calc(100vw-32px))] justify-items-start gap-2 outline-none max-md:bottom-20 print:hidden"
      >
        {toasts.map((toast) => (
          <Base.Root
            key={toast.id}
            toast={toast}
            {...(toast.data?.error ? FAILED : DONE)}
            className="moves rounded-tag border border-l-[3px] border-rule-2 border-l-ink-2 bg-raise px-3.5 py-2 shadow-raise [border-left-style:double] data-limited:hidden"
          >
            <Base.Content className="flex items-center gap-4">
              {toast.data?.error && <ErrorMark />}
              <Base.Description render={<span />} className="text-ctl" />
              {toast.data?.undo && (
                <span className="inline-flex items-center gap-2">
                  <button
                    type="button"
                    aria-keyshortcuts="z"
                    className="link font-medium pointer-coarse:min-h-ctl"
                    onClick={() => undo(toast.id, toast.data?.undo ?? (() => undefined))}
                  >
                    {t("undo")}
                  </button>
                  <span aria-hidden>
                    <Kbd>Z</Kbd>
                  </span>
                </span>
              )}
              <button
                type="button"
                aria-label={t("close")}
                onClick={() => close(toast.id)}
                className="-mr-2 grid size-6 place-items-center text-ink-3 pointer-coarse:size-11"
              >
                ×
              </button>
            </Base.Content>
          </Base.Root>
        ))}
      </Base.Viewport>
    </Base.Portal>
  );
}
