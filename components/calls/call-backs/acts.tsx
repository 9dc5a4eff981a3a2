"use client";

import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import type { CallBackRow } from "@/server/services/calls/call-backs/list";
import { ResultDialog } from "./result-dialog";
import { useCallBackActs } from "./use-call-back-acts";

type Props = { row: CallBackRow; staffId: number; isManager: boolean };

/** First it becomes somebody's, then the result is written: nobody is called back by two. */
export function CallBackActs({ row, staffId, isManager }: Props) {
  const t = useTranslations("calls.back");
  const { claim, release, settle } = useCallBackActs();
  const { id, ownerId, callId } = row;
  const mine = ownerId === staffId;
  const who = row.citizen ?? row.number;
  const busy = claim.isPending || release.isPending;
  return (
    <div className="flex flex-wrap gap-1.5">
      {ownerId === null && (
        <Button size="small" busy={busy} aria-label={t("claimOf", { who })} onClick={() => claim.mutate({ id })}>
          {t("claim")}
        </Button>
      )}
      {ownerId !== null && !mine && (
        <Button
          size="small"
          busy={busy}
          aria-label={t("takeOverOf", { who })}
          onClick={() => claim.mutate({ id, takeOver: true })}
        >
          {t("takeOver")}
        </Button>
      )}
      {mine && callId !== null && (
        <ButtonLink
          size="small"
          look="main"
          prefetch={false}
          href={`/requests/new?call=${callId}`}
          aria-label={t("requestOf", { who })}
        >
          {t("request")}
        </ButtonLink>
      )}
      {(mine || ownerId === null) && <ResultDialog id={id} who={who} settle={settle} />}
      {(mine || (isManager && ownerId !== null)) && (
        <Button
          size="small"
          look="plain"
          busy={busy}
          aria-label={t("releaseOf", { who })}
          onClick={() => release.mutate({ id })}
        >
          {t("release")}
        </Button>
      )}
    </div>
  );
}
