"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc/client";
import { ErrorMark } from "../../ui/marks";
import { useSystemText } from "./system-text";

const AGAIN_MS = 15_000;

/** Over the home page of whoever would wonder why nothing comes and nothing goes; nothing where all is well. */
export function SystemNotice({ open }: { open: boolean }) {
  const t = useTranslations("system");
  const { span } = useSystemText();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.system.problems.queryOptions(undefined, { refetchInterval: AGAIN_MS }));
  const [gravest] = data ?? [];
  if (!gravest) return null;
  return (
    <section
      role="alert"
      aria-label={t("notice.title")}
      className="mx-5 mb-4 max-w-[640px] rounded-tag border border-late bg-late-tint px-3.5 py-2.5 md:mx-8"
    >
      <h2 className="flex items-center gap-2 font-bold text-late">
        <ErrorMark />
        {t("notice.title")}
      </h2>
      <p className="mt-1 text-pretty">
        {gravest.kind === "worker"
          ? t("notice.worker")
          : t("notice.waiting", { work: t(`work.${gravest.work}`), since: span(gravest.oldestMs) })}
      </p>
      {open && (
        <Link href="/settings/system" className="link inline-flex min-h-ctl items-center">
          {t("notice.open")}
        </Link>
      )}
    </section>
  );
}
