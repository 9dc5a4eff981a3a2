"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const SHOWN_FOR_MS = 30_000;

/** A masked number that is shown whole for half a minute to who says why; the server writes it down. */
export function Caller({ callId, masked }: { callId: number; masked: string }) {
  const t = useTranslations("calls.reveal");
  const errors = useTranslations("errors");
  const trpc = useTRPC();
  const form = useId();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useMutation(
    trpc.calls.reveal.mutationOptions({
      onSuccess: (number) => {
        setShown(number);
        setAsking(false);
      },
    }),
  );

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    reveal.mutate({ id: callId, why: String(new FormData(event.currentTarget).get("why") ?? "") });
  };

  if (shown) return <b className="font-medium">{shown}</b>;
  return (
    <>
      {masked}{" "}
      <button
        type="button"
        className="link min-h-6"
        aria-label={`${t("show")}: ${masked}`}
        onClick={() => setAsking(true)}
      >
        {t("show")}
      </button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        width="narrow"
        title={t("title")}
        description={t("text")}
        actions={
          <>
            <Button look="main" type="submit" form={form} busy={reveal.isPending}>
              {t("act")}
            </Button>
            <DialogClose />
          </>
        }
      >
        <form id={form} onSubmit={submit}>
          <Field label={t("why")} hint={t("whyHint")} error={reveal.isError && errors("unexpected")}>
            <Input name="why" required minLength={3} maxLength={200} autoComplete="off" />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
