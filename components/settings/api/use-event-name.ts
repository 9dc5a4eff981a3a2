import { useTranslations } from "next-intl";

/** An event in words; one that has no words yet stands by its name. */
export function useEventName(): (event: string) => string {
  const t = useTranslations("api.events");
  return (event) => {
    const key = event.replace(/^(request|webhook)\./, "");
    return t.has(key) ? t(key) : event;
  };
}

/** What went wrong at an attempt: the receiver's status, or why there was none. */
export function useAnswerWords(): (row: { status: number | null; error: string | null }) => string {
  const t = useTranslations("api.webhookErrors");
  return ({ status, error }) => {
    const words = error && t.has(error) ? t(error) : error;
    return [status === null ? null : `HTTP ${status}`, words].filter(Boolean).join(" · ");
  };
}
