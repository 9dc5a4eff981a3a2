"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { SessionRow } from "@/server/services/staff/sessions";
import { formatDateTime } from "../i18n/format";
import { useAsked } from "../settings/use-asked";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";

export type SessionListProps = {
  sessions: readonly SessionRow[];
  /** Whose they are, where they are not one's own. */
  staffId?: number;
};

/** Where somebody is signed in, and the way to end it. The session that asks ends by signing out. */
export function SessionList({ sessions, staffId }: SessionListProps) {
  const t = useTranslations("auth.sessions");
  const locale = useLocale();
  const trpc = useTRPC();
  const { after } = useAsked<never>();
  const end = useMutation(trpc.staff.endSession.mutationOptions(after(t("ended"))));
  if (sessions.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <ul className="grid">
      {sessions.map(({ id, device, network, openedAt, seenAt, own }) => {
        const name = device || t("unknownDevice");
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule py-2.5">
            <span className="min-w-0 flex-1 basis-56">
              <span className="font-medium">{name}</span>
              {own && <span className="text-done"> · {t("own")}</span>}
              <span className="block text-t12 break-all text-ink-3">
                {t("network")}: {network}
              </span>
              <span className="block text-t12 text-ink-3">
                {t("opened")}: {formatDateTime(openedAt, locale)} · {t("seen")}: {formatDateTime(seenAt, locale)}
              </span>
            </span>
            {!own && (
              <Button
                aria-label={t("endOf", { device: name, network })}
                busy={end.isPending && end.variables.id === id}
                busyLabel={t("busy")}
                onClick={() => end.mutate({ id, staffId })}
              >
                {t("end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
