"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { WITHIN, type Within } from "@/server/domain/call-sums";

/** Within how many seconds a call should be taken. Past days are shown by it at once: the sums are kept for each choice. */
export function TargetForm({ within }: { within: Within }) {
  const t = useTranslations("calls.service");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const [chosen, setChosen] = useState<Within>(within);
  const save = useMutation(
    trpc.calls.setTarget.mutationOptions({
      onSuccess: () => {
        toast({ text: t("targetSaved") });
        router.refresh();
      },
      onError: (error) => toast({ text: errors.of(error), error: true }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ within: chosen });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field label={t("target")} hint={t("targetHint")} className="w-64">
        <Select
          value={String(chosen)}
          onChange={({ target }) => setChosen(WITHIN.find((one) => String(one) === target.value) ?? within)}
          options={WITHIN.map((seconds) => ({ value: String(seconds), label: t("targetValue", { seconds }) }))}
        />
      </Field>
      <Button type="submit" busy={save.isPending}>
        {t("targetSave")}
      </Button>
    </form>
  );
}
