"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useRef, useState } from "react";
import { Kbd } from "./kbd";
import { ErrorMark } from "./marks";
import { useKeys } from "./use-keys";

const SHOWN_FOR_MS = 8000;
const AT_ONCE = 3;

export type ToastOptions = {
  /** What happened: "2026-014811 Fen İşleri’ne sevk edildi". */
  text: ReactNode;
  /** Offered beside the text and by the key z. */
  undo?: () => void;
  /** Something failed: read out at once and marked. */
  error?: boolean;
};

export type ShowToast = (options: ToastOptions) => void;

type Told = ToastOptions & { id: number };

const ToastContext = createContext<ShowToast>(() => undefined);

/** `const toast = useToast(); toast({ text, undo })` */
export const useToast = (): ShowToast => use(ToastContext);

/** Shows what was done, at the foot of the page, and takes it back by the key z. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const next = useRef(0);
  const [held, setHeld] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [show] = useState<ShowToast>(() => (options: ToastOptions) => {
    next.current += 1;
    const id = next.current;
    setTold((before) => [...before, { ...options, id }].slice(-AT_ONCE));
  });
  const close = (id: number) => setTold((before) => before.filter((toast) => toast.id !== id));
  const undo = (toast: Told) => {
    close(toast.id);
    toast.undo?.();
  };
  const latest = told.findLast((toast) => toast.undo);
  useKeys({ z: latest && (() => undo(latest)) });

  const listed = (failed: boolean) =>
    told
      .filter((toast) => Boolean(toast.error) === failed)
      .map((toast) => (
        <Toast key={toast.id} toast={toast} held={held} onClose={() => close(toast.id)} onUndo={() => undo(toast)} />
      ));

  return (
    <ToastContext value={show}>
      {children}
      <section
        aria-label={t("notifications")}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="fixed bottom-4 left-4 z-50 grid max-w-[min(560px,calc(100vw-32px))] justify-items-start gap-2 max-md:bottom-20 print:hidden"
      >
        <div role="alert" aria-atomic="false" className="contents">
          {listed(true)}
        </div>
        <div role="status" aria-atomic="false" className="contents">
          {listed(false)}
        </div>
      </section>
    </ToastContext>
  );
}

/** `held`: the pointer or the focus is here, so nothing leaves. */
type ToastProps = { toast: Told; held: boolean; onClose: () => void; onUndo: () => void };

function Toast({ toast, held, onClose, onUndo }: ToastProps) {
  const t = useTranslations("ui");
  const shut = useEffectEvent(onClose);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => shut(), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [held]);

  return (
    <div className="rises flex items-center gap-4 rounded-tag border border-l-[3px] border-rule-2 border-l-ink-2 bg-raise px-3.5 py-2 shadow-raise [border-left-style:double]">
      {toast.error && <ErrorMark />}
      <span className="text-ctl">{toast.text}</span>
      {toast.undo && (
        <span className="inline-flex items-center gap-2">
          <button
            type="button"
            aria-keyshortcuts="z"
            className="link font-medium pointer-coarse:min-h-ctl"
            onClick={onUndo}
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
        onClick={onClose}
        className="-mr-2 grid size-6 place-items-center text-ink-3 pointer-coarse:size-11"
      >
        ×
      </button>
    </div>
  );
}
