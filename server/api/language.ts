import { createTranslator, type Messages } from "next-intl";
import { DEFAULT_LOCALE, LOCALES, type Locale, loadMessages } from "@/messages";
import type { ErrorParams } from "@/server/domain/errors";

/** The first of our languages that the caller names, by weight; Turkish where none is named. */
export function localeOf(header: string | null): Locale {
  const named = (header ?? "")
    .split(",")
    .map((part) => /^\s*([a-z]{2,3}|\*)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part))
    .flatMap((match) => (match?.[1] ? [{ name: match[1].toLowerCase(), weight: Number(match[2] ?? 1) }] : []))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { name } of named) {
    const ours = LOCALES.find((locale) => locale === name);
    if (ours) return ours;
  }
  return DEFAULT_LOCALE;
}

/** `t("errors.required")`; a key without a text gives `otherwise`. */
export type Say = (key: string, params?: ErrorParams, otherwise?: string) => string;

const made = new Map<Locale, Promise<Say>>();

export function sayIn(locale: Locale): Promise<Say> {
  const known = made.get(locale);
  if (known) return known;
  const say = make(locale);
  made.set(locale, say);
  return say;
}

async function make(locale: Locale): Promise<Say> {
  const messages: Messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages });
  return (key, params = {}, otherwise = "") => (t.has(key) ? t(key, params) : otherwise);
}
