"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { ErrorMark } from "../ui/marks";
import { Select } from "../ui/select";

/** Which gateway carries it this time; and what it means to send what may have arrived. */
export function ResendDialog({
  open,
  onOpenChange,
  gateways,
  unknown,
  busy,
  onSend,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  gateways: readonly string[];
  unknown: boolean;
  busy: boolean;
  onSend: (via?: string) => void;
}) {
  const t = useTranslations("sms.resend");
  const messages = useTranslations("messages");
  const form = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(String(new FormData(event.currentTarget).get("via") ?? "") || undefined);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="narrow"
      title={t("title")}
      actions={
        <>
          <Button look="main" type="submit" form={form} busy={busy} busyLabel={messages("resend.busy")}>
            {messages("resend.act")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        {unknown && (
          <p className="flex items-baseline gap-1.5 text-late">
            <ErrorMark className="relative top-[1.5px]" />
            <span>{messages("resend.risk")}</span>
          </p>
        )}
        <Field label={t("via")} hint={t("viaHint")}>
          <Select
            name="via"
            empty={t("viaOrder")}
            options={gateways.map((value) => ({ value, label: messages(`sender.${value}`) }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
