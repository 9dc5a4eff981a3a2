"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useSyncExternalStore } from "react";
import { useTRPC } from "../../trpc/client";
import { useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { PasswordInput } from "../password-input";
import { isProofAsked, settleProof, watchProof } from "./ask";

/** Over whatever was being done: the password once more, and it is done. */
export function ProofDialog() {
  const asked = useSyncExternalStore(watchProof, isProofAsked, () => false);
  return asked ? <Asked /> : null;
}

function Asked() {
  const t = useTranslations("auth.proof");
  const trpc = useTRPC();
  const errors = useErrorText();
  const form = useId();
  const [password, setPassword] = useState("");
  const prove = useMutation(trpc.staff.prove.mutationOptions({ onSuccess: () => settleProof(true) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form that waits may be around this one in React's tree.
    event.stopPropagation();
    if (!prove.isPending) prove.mutate({ password });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && settleProof(false)}
      width="narrow"
      title={t("title")}
      description={t("why")}
      actions={
        <>
          <Button type="submit" form={form} look="main" busy={prove.isPending} busyLabel={t("busy")}>
            {t("act")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field label={t("password")} error={prove.error ? errors.of(prove.error) : undefined} required>
          <PasswordInput
            autoFocus
            autoComplete="current-password"
            maxLength={1000}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
