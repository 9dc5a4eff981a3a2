import { createTranslator, type Messages } from "next-intl";
import { DEFAULT_LOCALE, LOCALES, loadMessages } from "@/messages";
import type { ErrorParams } from "@/server/domain/errors";
import type { ServiceRequest, ServiceRequestUpdate } from "@/server/domain/open311/shapes";
import type { ToldRequest } from "@/server/services/open311/tell";
import type { ToldUpdate } from "@/server/services/open311/updates";

/** The interface's own sentences, in the caller's language where it names one of ours first. */
export type Say = {
  error: (key: string, params?: ErrorParams) => string;
  request: (told: ToldRequest) => ServiceRequest;
  update: (told: ToldUpdate) => ServiceRequestUpdate;
  text: (key: string) => string;
};

export async function sayIn(acceptLanguage: string | null): Promise<Say> {
  const first = (acceptLanguage ?? "").trim().slice(0, 2).toLowerCase();
  const locale = LOCALES.find((one) => one === first) ?? DEFAULT_LOCALE;
  const messages: Messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "open311" });
  const errors = createTranslator({ locale, messages, namespace: "errors" });
  const noteOf = (note: ToldRequest["note"]): string | null =>
    note && t(`note.${note.key}${note.text ? "" : "Plain"}`, { text: note.text ?? "", name: note.name ?? "" });
  return {
    text: (key) => t(key),
    error: (key, params = {}) =>
      t.has(`error.${key}`) ? t(`error.${key}`, params) : errors.has(key) ? errors(key, params) : t("error.invalid"),
    update: ({ note, ...told }) => ({ ...told, description: noteOf(note) }),
    request: ({ note, ...told }) => ({ ...told, status_notes: noteOf(note) }),
  };
}
