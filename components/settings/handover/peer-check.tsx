"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReason } from "../../handover/use-reason";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";

/** Asks the institution's server what it takes: that is both the test of the settings and the list that subjects are tied to. */
export function PeerCheck({ institutionId, ready }: { institutionId: number; ready: boolean }) {
  const t = useTranslations("handover.peer");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errors = useErrorText();
  const reason = useReason();
  const { mutate, data, error, isPending } = useMutation(
    trpc.handovers.fetchServices.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const wrong = error ? errors.of(error) : data && !data.ok ? reason(data.reason) : null;
  return (
    <div className="grid justify-items-start gap-2 pb-3">
      <Button
        busy={isPending}
        busyLabel={t("checking")}
        refused={ready ? undefined : t("checkFirst")}
        onClick={() => mutate({ institutionId })}
      >
        {t("check")}
      </Button>
      <div aria-live="polite">
        {data?.ok && (
          <Marked mark={<StateMark kind="resolved" />} className="font-medium text-done">
            {t("works", { count: data.count })}
          </Marked>
        )}
        {wrong && (
          <p className="flex items-baseline gap-1.5 font-medium text-late">
            <ErrorMark className="relative top-[1.5px]" />
            <span className="wrap-anywhere">{wrong}</span>
          </p>
        )}
      </div>
    </div>
  );
}
