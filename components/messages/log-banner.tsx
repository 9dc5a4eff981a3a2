import { useTranslations } from "next-intl";

/** Says plainly that no telephone gets anything while the demonstration's sender is set. */
export function LogBanner() {
  const t = useTranslations("messages.log");
  return (
    <p role="note" className="mx-5 mb-4 rounded-tag border border-rule-2 bg-raise px-3.5 py-2.5 text-ink-2">
      <b className="text-ink">{t("title")}</b> {t("text")}
    </p>
  );
}
