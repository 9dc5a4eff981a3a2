"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { ErrorMark } from "../../ui/marks";
import { Offer } from "../../ui/offer";
import { useSystemText } from "./system-text";

const AGAIN_MS = 15_000;

/** Over the home page of whoever would wonder why nothing comes and nothing goes; nothing where all is well. */
export function SystemNotice({ open }: { open: boolean }) {
  const t = useTranslations("system");
  const { notice } = useSystemText();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.system.problems.queryOptions(undefined, { refetchInterval: AGAIN_MS }));
  const [gravest] = data ?? [];
  if (!gravest) return null;
  return (
    <Offer
      late
      role="alert"
      aria-label={t("notice.title")}
      className="mx-5 mb-4 max-w-[640px] md:mx-8"
      actions={
        open && (
          <Link href="/settings/system" className="link inline-flex min-h-ctl items-center">
            {t("notice.open")}
          </Link>
        )
      }
    >
      <h2 className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("notice.title")}
      </h2>
      <p className="mt-1">{notice(gravest)}</p>
    </Offer>
  );
}
