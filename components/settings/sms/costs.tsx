"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { smsParts } from "@/server/domain/sms";
import { formatNumber } from "../../i18n/format";
import { useTRPC } from "../../trpc/client";

/** What one message costs at each gateway in use: by its own alphabets, and in lira where a price is set. */
export function Costs({ text }: { text: string }) {
  const t = useTranslations("sms");
  const senders = useTranslations("messages.sender");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: gateways } = useSuspenseQuery(trpc.sms.costs.queryOptions());
  const shown = gateways.filter(({ name }) => name !== "log");
  if (shown.length === 0) return null;
  const list = shown.map(({ name, turkish, price }) => {
    const { parts } = smsParts(text, turkish);
    const amount = price === null ? "none" : formatNumber(parts * price, locale, 2);
    return t("costAt", { name: senders(name), parts, amount });
  });
  return <p className="mt-1 text-t12 text-ink-3">{t("costs", { list: list.join(" · ") })}</p>;
}
