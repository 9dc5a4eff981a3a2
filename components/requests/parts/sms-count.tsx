"use client";

import { useTranslations } from "next-intl";
import { smsParts } from "@/server/domain/sms";

/** What the text costs as an SMS, by the operators' own tables; number and link of the message come on top. */
export function SmsCount({ text }: { text: string }) {
  const t = useTranslations("requests.dialogs");
  const { length, parts } = smsParts(text);
  return <span aria-live="off">{t("sms", { length, parts })}</span>;
}
