"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ErrorState } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { RequestView } from "@/server/services/requests/get";

const FORM = "correct-citizen";

/** What of a form changed; a telephone is shown masked, so that an empty field leaves it. */
function changedIn(form: FormData, { name, email }: { name: string | null; email: string | null }, removed: boolean) {
  const text = (field: string) => String(form.get(field) ?? "").trim();
  return {
    ...(text("name") !== (name ?? "") && { name: text("name") }),
    ...(text("email") !== (email ?? "") && { email: text("email") }),
    ...(removed ? { phone: null } : text("phone") !== "" && { phone: text("phone") }),
  };
}

/** A citizen's name, telephone or e-mail put right, for all their requests; the timeline says so. */
export function CorrectCitizen({ request }: { request: RequestView }) {
  const t = useTranslations("request.correctCitizen");
  const rail = useTranslations("request.rail");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const errors = useErrorText();
  const [asking, setAsking] = useState(false);
  const [removed, setRemoved] = useState(false);
  const { citizen } = request;
  const correct = useMutation(
    trpc.requests.correctCitizen.mutationOptions({
      onSuccess: ({ redirected, withdrawn }) => {
        setAsking(false);
        toast({ text: t(redirected + withdrawn > 0 ? "doneWaiting" : "done", { redirected, withdrawn }) });
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.requests.pathKey() }),
    }),
  );
  if (!citizen || !request.personal || !request.acts.includes("correct_citizen")) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const changed = changedIn(new FormData(event.currentTarget), citizen, removed);
    correct.mutate({ id: request.id, version: request.version, citizenVersion: citizen.version, ...changed });
  };
  const wrong = (field: string) => (correct.error ? errors.field(correct.error, field) : undefined);
  const ofField = ["name", "phone", "email"].some((field) => wrong(field) !== undefined);
  const change = (open: boolean) => {
    correct.reset();
    setRemoved(false);
    setAsking(open);
  };
  return (
    <>
      <button type="button" className="link pointer-coarse:min-h-ctl" onClick={() => change(true)}>
        {t("open")}
      </button>
      <Dialog
        open={asking}
        onOpenChange={change}
        width="narrow"
        title={t("title")}
        description={t("text", { count: citizen.requests })}
        actions={
          <>
            <Button look="main" type="submit" form={FORM} busy={correct.isPending}>
              {t("act")}
            </Button>
            <DialogClose />
          </>
        }
      >
        <form id={FORM} onSubmit={submit} noValidate className="grid gap-3">
          {correct.error && !ofField && <ErrorState className="px-0 py-0" title={errors.of(correct.error)} />}
          <Field label={rail("name")} error={wrong("name")}>
            <Input name="name" defaultValue={citizen.name ?? ""} maxLength={120} autoComplete="off" />
          </Field>
          <Field
            label={rail("phone")}
            hint={citizen.phone ? t("phoneHint", { phone: citizen.phone }) : undefined}
            error={wrong("phone")}
          >
            <Input name="phone" inputMode="tel" maxLength={60} disabled={removed} autoComplete="off" />
          </Field>
          {citizen.phone && (
            <Checkbox
              label={t("remove")}
              hint={t("removeHint")}
              checked={removed}
              onChange={({ target }) => setRemoved(target.checked)}
            />
          )}
          <Field label={rail("email")} error={wrong("email")}>
            <Input name="email" type="email" defaultValue={citizen.email ?? ""} maxLength={200} autoComplete="off" />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
