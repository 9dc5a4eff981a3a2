"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/components/i18n/format";
import { useTRPC } from "@/components/trpc/client";
import { CountBadge } from "@/components/ui/count-badge";
import { MOST_COUNTED } from "@/server/domain/warning";

/** Asked again every minute while the page is looked at. */
const AGAIN_MS = 60_000;

/** How many of one's warnings were not seen; not asked for by those who are never warned. */
export function useUnseen({ first, enabled = true }: { first?: number; enabled?: boolean } = {}): number {
  const trpc = useTRPC();
  const { data = 0 } = useQuery(
    trpc.warnings.count.queryOptions(undefined, {
      enabled,
      initialData: first,
      refetchInterval: AGAIN_MS,
      refetchOnWindowFocus: "always",
    }),
  );
  return data;
}

/** How many warnings wait to be seen; nothing where none does. */
export function WarningBadge({ first }: { first: number }) {
  const t = useTranslations("warnings");
  const locale = useLocale();
  const count = useUnseen({ first });
  if (count === 0) return null;
  const many = count >= MOST_COUNTED;
  const text = formatNumber(many ? MOST_COUNTED - 1 : count, locale);
  return (
    <CountBadge
      shown={many ? `${text}+` : text}
      full={many ? t("unseenMany", { count: text }) : t("unseen", { count })}
    />
  );
}
