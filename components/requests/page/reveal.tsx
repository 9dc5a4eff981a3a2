"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeys } from "@/components/ui/use-keys";

const SHOWN_FOR_MS = 30_000;

/** A masked telephone that is shown whole for half a minute to who says why; the server writes it down. */
export function Reveal({ requestId, masked }: { requestId: number; masked: string }) {
  const t = useTranslations("request.reveal");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useMutation(trpc.requests.reveal.mutationOptions());
  useKeys({ g: shown ? undefined : () => setAsking(true) });

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const why = String(new FormData(event.currentTarget).get("why") ?? "");
    setShown(await reveal.mutateAsync({ requestId, what: "phone", why }));
    setAsking(false);
  };

  if (shown) return <b className="font-medium">{shown}</b>;
  return (
    <>
      {masked}{" "}
      <button type="button" className="link" onClick={() => setAsking(true)}>
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
            <Button look="main" type="submit" form="reveal" busy={reveal.isPending}>
              {t("act")}
            </Button>
            <DialogClose />
          </>
        }
      >
        <form id="reveal" onSubmit={submit}>
          <Field label={t("why")} hint={t("whyHint")}>
            <Input name="why" required minLength={3} maxLength={200} autoComplete="off" />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
