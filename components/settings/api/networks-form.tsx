"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/input";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import { useFieldErrors } from "./use-field-errors";

/** Networks of the house that webhooks may go to. */
export function NetworksForm({ networks }: { networks: readonly string[] }) {
  const t = useTranslations("api.networks");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [text, setText] = useState(networks.join("\n"));
  const save = useMutation(
    trpc.api.saveNetworks.mutationOptions({
      onSuccess: () => {
        toast({ text: t("saved") });
        router.refresh();
      },
    }),
  );
  const { errorOf, whole } = useFieldErrors(save.error);
  return (
    <form
      action={() => save.mutate({ networks: text.split(/[\s,;]+/).filter(Boolean) })}
      noValidate
      className="grid max-w-[560px] gap-3"
    >
      <Field label={t("label")} hint={t("hint")} error={errorOf("networks")}>
        <Textarea rows={2} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button type="submit" busy={save.isPending} busyLabel={t("saving")} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
