"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client";
import { saidOf, useErrorText } from "../../trpc/use-error-text";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { ErrorState } from "../../ui/states";
import { GivenOnce } from "../given-once";
import { eventsOf, type WebhookDraft, WebhookFields } from "./webhook-fields";

const OF_ADDRESS = ["webhookUrl", "webhookHttps", "webhookPrivate"];

/** The sentence for the address, where it is to blame; else the one for the whole form. */
export function useWebhookError(error: unknown) {
  const text = useErrorText();
  const said = saidOf(error);
  const ofAddress = OF_ADDRESS.includes(said?.key ?? "");
  const urlError = ofAddress ? text.of(error) : text.field(error, "url");
  return { urlError, whole: error && !urlError ? text.of(error) : undefined };
}

export type NewWebhookFormProps = { keys: readonly { id: number; name: string }[]; chosen: number | undefined };

export function NewWebhookForm({ keys, chosen }: NewWebhookFormProps) {
  const t = useTranslations("api");
  const trpc = useTRPC();
  const router = useRouter();
  const [draft, setDraft] = useState<WebhookDraft>({ url: "", all: true, events: [] });
  const [keyId, setKeyId] = useState(String(chosen ?? keys[0]?.id ?? ""));
  const make = useMutation(trpc.api.subscribe.mutationOptions());
  const { urlError, whole } = useWebhookError(make.error);
  return (
    <form
      action={() => make.mutate({ apiKeyId: Number(keyId), url: draft.url, events: eventsOf(draft) })}
      noValidate
      className="grid max-w-[720px] gap-4 px-5 pb-10 md:px-8"
    >
      <Field label={t("webhookForm.key")} hint={t("webhookForm.keyHint")} required>
        <Select
          value={keyId}
          onChange={({ target }) => setKeyId(target.value)}
          options={keys.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Field>
      <WebhookFields draft={draft} urlError={urlError} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button
        type="submit"
        look="main"
        busy={make.isPending}
        busyLabel={t("form.saving")}
        className="justify-self-start"
      >
        {t("webhookForm.create")}
      </Button>
      {make.data && (
        <GivenOnce
          title={t("given.secret")}
          what={t("given.secretWhat")}
          secret={make.data.secret}
          onClose={() => {
            router.push(`/settings/api/webhooks/${make.data.id}`);
            router.refresh();
          }}
        />
      )}
    </form>
  );
}
