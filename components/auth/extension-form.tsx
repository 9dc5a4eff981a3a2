"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "../trpc/client";
import { saidOf, useErrorText } from "../trpc/use-error-text";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";

/** At which telephone one sits. At a shared desk it is taken over from whoever sat there before. */
export function ExtensionForm({ extension: first }: { extension: string | null }) {
  const t = useTranslations("auth.account");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const errors = useErrorText();
  const [extension, setExtension] = useState(first ?? "");
  const save = useMutation(
    trpc.staff.setExtension.mutationOptions({
      onSuccess: () => {
        toast({ text: t("extensionSaved") });
        void queries.invalidateQueries({ queryKey: trpc.calls.pathKey() });
        router.refresh();
      },
    }),
  );
  const taken = saidOf(save.error)?.key === "extensionTaken";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ extension });
  };
  const error = save.error ? (errors.field(save.error, "extension") ?? errors.of(save.error)) : undefined;
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <Field label={t("extension")} hint={t("extensionHint")} error={error}>
        <Input
          value={extension}
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          onChange={({ target }) => setExtension(target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={save.isPending}>
          {t("extensionSave")}
        </Button>
        {taken && (
          <Button busy={save.isPending} onClick={() => save.mutate({ extension, takeOver: true })}>
            {t("extensionTake")}
          </Button>
        )}
      </div>
    </form>
  );
}
