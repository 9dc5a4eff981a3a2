"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { DraftNotice } from "@/components/forms/draft-notice";
import { useDraft } from "@/components/forms/use-draft";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CALL_BACK_RESULTS, type CallBackResult } from "@/server/domain/call-back";
import type { useCallBackActs } from "./use-call-back-acts";

type Props = { id: number; who: string; settle: ReturnType<typeof useCallBackActs>["settle"] };

/** What became of calling back. What was typed stays until the server has taken it. */
export function ResultDialog({ id, who, settle }: Props) {
  const t = useTranslations("calls.back");
  const d = useTranslations("calls.back.dialog");
  const errors = useErrorText();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [result, setResult] = useState<CallBackResult>("reached");
  const [note, setNote, clearNote, restored] = useDraft(`${id} call-back`);
  const [tryAt, setTryAt] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate(
      { id, result, note, tryAt: result === "unreached" && tryAt ? new Date(`${tryAt}:00+03:00`) : null },
      {
        onSuccess: () => {
          clearNote();
          setOpen(false);
        },
      },
    );
  };
  const problem = settle.error && !errors.field(settle.error, "note") ? errors.of(settle.error) : null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      width="narrow"
      trigger={
        <Button size="small" aria-label={t("resultOf", { who })}>
          {t("result")}
        </Button>
      }
      title={d("title")}
      description={who}
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={settle.isPending}>
            {d("save")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {problem && (
          <p role="alert" className="font-medium text-late">
            {problem}
          </p>
        )}
        <Field label={d("result")}>
          <Select
            value={result}
            onChange={({ target }) => setResult(CALL_BACK_RESULTS.find((one) => one === target.value) ?? "reached")}
            options={CALL_BACK_RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
          />
        </Field>
        {result === "unreached" && (
          <Field label={d("tryAt")} hint={d("tryAtHint")}>
            <Input type="datetime-local" value={tryAt} onChange={({ target }) => setTryAt(target.value)} />
          </Field>
        )}
        <DraftNotice restored={restored} onDiscard={clearNote} />
        <Field label={d("note")} hint={d("noteHint")} error={errors.field(settle.error, "note")}>
          <Textarea rows={3} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
