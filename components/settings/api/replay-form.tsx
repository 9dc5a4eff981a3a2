"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";

const STATES = ["held", "failed", "delivered"] as const;
type State = (typeof STATES)[number];

/** Sends a span of days once more: what was kept back or given up, and on demand what was delivered. */
export function ReplayForm({ id, enabled, today }: { id: number; enabled: boolean; today: string }) {
  const t = useTranslations("api.replay");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const [span, setSpan] = useState({ from: today, to: today });
  const [states, setStates] = useState<readonly State[]>(["held", "failed"]);
  const replay = useMutation(
    trpc.api.replaySpan.mutationOptions({
      onSuccess: ({ count }) => {
        toast({ text: t("done", { count }) });
        router.refresh();
      },
    }),
  );
  return (
    <form action={() => replay.mutate({ id, ...span, states: [...states] })} noValidate className="grid gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("from")} error={errors.field(replay.error, "from")}>
          <Input type="date" value={span.from} onChange={({ target }) => setSpan({ ...span, from: target.value })} />
        </Field>
        <Field label={t("to")} error={errors.field(replay.error, "to")}>
          <Input type="date" value={span.to} onChange={({ target }) => setSpan({ ...span, to: target.value })} />
        </Field>
      </div>
      <FieldGroup label={t("which")} error={errors.field(replay.error, "states")}>
        {STATES.map((state) => (
          <Checkbox
            key={state}
            label={t(state)}
            checked={states.includes(state)}
            onChange={({ target }) =>
              setStates(STATES.filter((one) => (one === state ? target.checked : states.includes(one))))
            }
          />
        ))}
      </FieldGroup>
      {replay.error && !errors.field(replay.error, "from") && !errors.field(replay.error, "states") && (
        <ErrorState className="px-0 py-0" title={errors.of(replay.error)} />
      )}
      <Button
        type="submit"
        refused={enabled ? undefined : t("off")}
        busy={replay.isPending}
        busyLabel={t("working")}
        className="justify-self-start"
      >
        {t("act")}
      </Button>
    </form>
  );
}
