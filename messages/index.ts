export const LOCALES = ["tr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "tr";

/** One file per namespace and language: `messages/<locale>/<namespace>.json`, the same keys in both. */
export const NAMESPACES = [
  "ui",
  "errors",
  "auth",
  "citizen",
  "requests",
  "request",
  "triage",
  "record",
  "field",
  "calls",
  "channels",
  "cimer",
  "messages",
  "handover",
  "open311",
  "privacy",
  "reports",
  "settings",
  "sms",
  "social",
  "system",
  "warnings",
  "api",
  "apiDoc",
] as const;
export type Namespace = (typeof NAMESPACES)[number];

export type MessageTree = { [key: string]: string | MessageTree };

export async function loadMessages(locale: Locale): Promise<Record<string, MessageTree>> {
  const trees = await Promise.all(
    NAMESPACES.map(async (namespace): Promise<[string, MessageTree]> => {
      const file: { default: MessageTree } = await import(`./${locale}/${namespace}.json`);
      return [namespace, file.default];
    }),
  );
  return Object.fromEntries(trees);
}
