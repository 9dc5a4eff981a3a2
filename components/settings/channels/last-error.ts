import { useTranslations } from "next-intl";
import { useErrorWords } from "../../messages/use-error-words";
import { reasonOf } from "../../messages/why-unreadable";

/** What went wrong last, in words: a message that was not taken, or something that could not be understood. */
export function useLastError(): (error: string) => string {
  const errors = useTranslations("messages.error");
  const reasons = useTranslations("messages.unreadable.reasons");
  const social = useTranslations("social.unreadable");
  const sent = useErrorWords();
  return (error) => {
    const [key = ""] = error.split(":");
    if (errors.has(key)) return sent(error);
    const known = (["encryptedChat", "accessRevoked"] as const).find((one) => error.includes(one));
    return known ? social(known) : reasons(reasonOf(error));
  };
}
