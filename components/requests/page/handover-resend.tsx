"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { AskedPart } from "@/components/handover/asked-part";
import type { Asked } from "@/components/handover/use-asked";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/states";
import { type Answers, readAnswers } from "@/server/domain/handover-answers";
import type { ShownHandover } from "@/server/services/handovers/of-request";

type HandoverResendProps = {
  handover: ShownHandover;
  asked: Asked;
  busy: boolean;
  error: unknown;
  onSend: (answers: Answers) => void;
  onClose: () => void;
};

/** Sent again with what their service asks for, as it was answered before and may be mended. */
export function HandoverResend({ handover, asked, busy, error, onSend, onClose }: HandoverResendProps) {
  const t = useTranslations("handover");
  const errors = useErrorText();
  const form = useId();
  const [answers, setAnswers] = useState<Answers>(handover.answers);
  const [tried, setTried] = useState(false);
  const { problems } = readAnswers(asked.attributes, answers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onSend(answers);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("asked.resendTitle")}
      description={handover.state === "unknown" ? t("panel.risk") : undefined}
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={busy} busyLabel={t("panel.busy")}>
            {t("asked.act")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="grid gap-3.5">
        <AskedPart
          asked={asked}
          answers={answers}
          onChange={setAnswers}
          errorOf={(code) => (tried && problems[code] ? errors.key(problems[code]) : undefined)}
        />
        {error !== null && <ErrorState className="px-0 py-0" title={errors.of(error)} />}
      </form>
    </Dialog>
  );
}
