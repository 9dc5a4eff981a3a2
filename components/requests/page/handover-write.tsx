"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { saidOf, useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { ErrorState } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { ShownHandover } from "@/server/services/handovers/of-request";

/** What the institution said on the telephone or on paper, written in for it. */
export function HandoverWrite({ handover, onClose }: { handover: ShownHandover; onClose: () => void }) {
  const t = useTranslations("handover.write");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const form = useId();
  const [number, setNumber] = useState(handover.number ?? "");
  const [status, setStatus] = useState<"open" | "closed">(handover.theirStatus === "closed" ? "closed" : "open");
  const [notes, setNotes] = useState(handover.theirNotes ?? "");
  const { mutate, error, isPending } = useMutation(
    trpc.handovers.write.mutationOptions({
      onSuccess: async () => {
        toast({ text: t("done") });
        onClose();
        await queries.invalidateQueries();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ id: handover.id, number, status, notes });
  };
  const named = Object.keys(saidOf(error)?.fields ?? {}).length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={isPending} busyLabel={t("busy")}>
            {t("act")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="grid gap-3.5">
        <Field label={t("number")} required error={errors.field(error, "number")}>
          <Input value={number} autoComplete="off" onChange={({ target }) => setNumber(target.value)} />
        </Field>
        <FieldGroup label={t("status")}>
          <Segmented
            value={status}
            onValueChange={(value) => setStatus(value === "closed" ? "closed" : "open")}
            options={[
              { value: "open", label: t("open") },
              { value: "closed", label: t("closed") },
            ]}
          />
        </FieldGroup>
        <Field label={t("notes")} hint={t("notesHint")} error={errors.field(error, "notes")}>
          <Textarea rows={3} value={notes} onChange={({ target }) => setNotes(target.value)} />
        </Field>
        {error && !named && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      </form>
    </Dialog>
  );
}
