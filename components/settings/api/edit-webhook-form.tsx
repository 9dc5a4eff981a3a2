"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WEBHOOK_EVENTS } from "@/server/domain/webhooks";
import type { SubscriptionRow } from "@/server/services/webhooks/list";
import { useTRPC } from "../../trpc/client";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/states";
import { useToast } from "../../ui/toast";
import { useWebhookError } from "./new-webhook-form";
import { eventsOf, type WebhookDraft, WebhookFields } from "./webhook-fields";

export function EditWebhookForm({ row }: { row: SubscriptionRow }) {
  const t = useTranslations("api");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState<WebhookDraft>({
    url: row.url,
    all: row.events.length === 0,
    events: WEBHOOK_EVENTS.filter((event) => row.events.includes(event)),
  });
  const edit = useMutation(
    trpc.api.editWebhook.mutationOptions({
      onSuccess: () => {
        toast({ text: t("webhookForm.saved") });
        router.refresh();
      },
    }),
  );
  const { urlError, whole } = useWebhookError(edit.error);
  return (
    <form
      action={() => edit.mutate({ id: row.id, url: draft.url, events: eventsOf(draft) })}
      noValidate
      className="grid gap-4"
    >
      <WebhookFields draft={draft} urlError={urlError} onChange={setDraft} />
      {whole && <ErrorState className="px-0 py-0" title={whole} />}
      <Button
        type="submit"
        look="main"
        busy={edit.isPending}
        busyLabel={t("form.saving")}
        className="justify-self-start"
      >
        {t("form.save")}
      </Button>
    </form>
  );
}
