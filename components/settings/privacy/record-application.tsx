"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { APPLICATION_KINDS, IDENTITY_PROOFS } from "@/server/domain/privacy";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { useSettled } from "./use-settled";

const FORM = "privacy-application";
const oneOf = <T extends string>(all: readonly [T, ...T[]], value: unknown): T =>
  all.find((one) => one === value) ?? all[0];

/** What a person asked by law 6698, written down with the proof of who they are. */
export function RecordApplication({ today }: { today: string }) {
  const t = useTranslations("privacy");
  const trpc = useTRPC();
  const errors = useErrorText();
  const settled = useSettled();
  const [open, setOpen] = useState(false);
  const record = useMutation(
    trpc.privacy.record.mutationOptions({
      onSuccess: ({ id }) => {
        setOpen(false);
        return settled(t("recorded"), `/settings/privacy/${id}`);
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    record.mutate({
      kind: oneOf(APPLICATION_KINDS, form.get("kind")),
      proof: oneOf(IDENTITY_PROOFS, form.get("proof")),
      requestNumber: text("requestNumber"),
      applicant: text("applicant"),
      appliedOn: text("appliedOn"),
    });
  };
  const wrong = (name: string) => (record.error ? errors.field(record.error, name) : undefined);
  const change = (next: boolean) => {
    record.reset();
    setOpen(next);
  };
  return (
    <>
      <Button look="main" onClick={() => change(true)}>
        {t("new")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={t("new")}
        description={t("newText")}
        actions={
          <>
            <Button look="main" type="submit" form={FORM} busy={record.isPending}>
              {t("save")}
            </Button>
            <DialogClose />
          </>
        }
      >
        <form id={FORM} noValidate onSubmit={submit} className="grid gap-3.5">
          {record.error && (
            <p role="alert" className="font-medium text-late">
              {errors.of(record.error)}
            </p>
          )}
          <Field label={t("kind")}>
            <Select name="kind" options={APPLICATION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
          </Field>
          <Field label={t("requestNumber")} hint={t("requestNumberHint")} required error={wrong("requestNumber")}>
            <Input name="requestNumber" autoComplete="off" maxLength={30} />
          </Field>
          <Field label={t("applicant")} hint={t("applicantHint")} required error={wrong("applicant")}>
            <Input name="applicant" autoComplete="off" maxLength={120} />
          </Field>
          <Field label={t("proof")}>
            <Select name="proof" options={IDENTITY_PROOFS.map((value) => ({ value, label: t(`proofs.${value}`) }))} />
          </Field>
          <Field label={t("appliedOn")} hint={t("appliedOnHint")} required error={wrong("appliedOn")}>
            <Input name="appliedOn" type="date" max={today} defaultValue={today} />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
