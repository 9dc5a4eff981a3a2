"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { ErrorMark, Marked, StateMark } from "../../ui/marks";

/** Asks the vendor something harmless with what is kept, and says what it answered. */
export function ConnectionCheck({ vendor, ready }: { vendor: string; ready: boolean }) {
  const t = useTranslations("channels.check");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errors = useErrorText();
  const { mutate, data, error, isPending } = useMutation(
    trpc.connections.check.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  );
  const [reason = "", code = ""] = data && !data.ok ? data.reason.split(":") : [];
  return (
    <div className="mt-5 grid justify-items-start gap-2">
      <Button
        busy={isPending}
        busyLabel={t("busy")}
        refused={ready ? undefined : t("notReady")}
        onClick={() => mutate({ vendor })}
      >
        {t("act")}
      </Button>
      <div aria-live="polite">
        {data?.ok && (
          <Marked mark={<StateMark kind="resolved" />} className="font-medium text-done">
            {t("works")}
          </Marked>
        )}
        {((data && !data.ok) || error) && (
          <Marked mark={<ErrorMark />} className="font-medium text-late">
            {error
              ? errors.of(error)
              : t.has(`reason.${reason}`)
                ? t(`reason.${reason}`, { code })
                : t("reason.other", { code: reason })}
          </Marked>
        )}
      </div>
    </div>
  );
}
