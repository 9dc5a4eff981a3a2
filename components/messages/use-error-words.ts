import { useTranslations } from "next-intl";

/** What went wrong with a message, in words: "vendor:131009" names the gateway's own code. */
export function useErrorWords(): (error: string) => string {
  const t = useTranslations("messages.error");
  return (error) => {
    const [key = "", code = ""] = error.split(":");
    return t.has(key) ? t(key, { code }) : t("other", { code: error });
  };
}
