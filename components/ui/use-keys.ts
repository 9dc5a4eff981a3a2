"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * What a key does. Names: a letter or digit ("s", "7"), a sign ("?", "/"), "enter", "escape", "space", "arrowdown" …,
 * or a chord with "ctrl+" before it ("ctrl+k", "ctrl+enter"; ⌘ counts as Ctrl).
 */
export type Keys = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>;

const NOT_TEXT = ["button", "checkbox", "color", "file", "radio", "range", "reset", "submit", "image"];
const OVERLAYS = '[role="dialog"][data-open],[role="alertdialog"][data-open],[role="menu"][data-open]';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** A focused button or link keeps Enter and Space for itself. */
const takesEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("a[href],button,summary,[role=option],[role=tab]") !== null;

const named = (key: string): string => {
  if (key === " ") return "space";
  const small = key.toLocaleLowerCase("en").normalize("NFC");
  return small === "ı" || small === "i̇" ? "i" : small;
};

/** The letter printed on the key where Alt turned it into another sign, as on a Mac. */
const printed = (code: string): string | undefined => /^(?:Key|Digit)(\w)$/.exec(code)?.[1]?.toLowerCase();

function nameOf(event: KeyboardEvent, keys: Keys): string | undefined {
  const key = named(event.key);
  if (event.ctrlKey || event.metaKey) return `ctrl+${key}`;
  if (event.altKey) return keys[key] ? key : printed(event.code);
  return key;
}

/**
 * Single keys act while nothing is being typed; while it is, the same keys need Alt. Chords with Ctrl act always.
 * Nothing acts behind an open dialog or menu, unless `inDialog` says that this is the dialog's own.
 */
export function useKeys(keys: Keys, { enabled = true, inDialog = false } = {}): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (!inDialog && document.querySelector(OVERLAYS)) return;
    const name = nameOf(event, keys);
    const act = name === undefined ? undefined : keys[name];
    if (!act) return;
    const chord = event.ctrlKey || event.metaKey || event.altKey;
    if (!chord && isTyping(event.target)) return;
    if (!chord && (name === "enter" || name === "space") && takesEnter(event.target)) return;
    event.preventDefault();
    act(event);
  });

  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [enabled]);
}
