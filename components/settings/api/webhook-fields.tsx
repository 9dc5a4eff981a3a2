"use client";

import { useTranslations } from "next-intl";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/server/domain/webhooks";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { RadioGroup } from "../../ui/segmented";

/** `all`: whatever is told, also what will be told one day. */
export type WebhookDraft = { url: string; all: boolean; events: WebhookEvent[] };

export const eventsOf = ({ all, events }: WebhookDraft): WebhookEvent[] => (all ? [] : events);

export type WebhookFieldsProps = {
  draft: WebhookDraft;
  urlError: string | undefined;
  onChange: (draft: WebhookDraft) => void;
};

export function WebhookFields({ draft, urlError, onChange }: WebhookFieldsProps) {
  const t = useTranslations("api");
  const toggle = (event: WebhookEvent, on: boolean) =>
    onChange({ ...draft, events: WEBHOOK_EVENTS.filter((one) => (one === event ? on : draft.events.includes(one))) });
  return (
    <>
      <Field label={t("webhookForm.url")} hint={t("webhookForm.urlHint")} error={urlError} required>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={draft.url}
          onChange={({ target }) => onChange({ ...draft, url: target.value })}
        />
      </Field>
      <FieldGroup label={t("webhookForm.which")}>
        <RadioGroup
          value={draft.all ? "all" : "some"}
          onValueChange={(value) => onChange({ ...draft, all: value === "all" })}
          options={[
            { value: "all", label: t("webhookForm.all"), hint: t("webhookForm.allHint") },
            { value: "some", label: t("webhookForm.some") },
          ]}
        />
      </FieldGroup>
      {!draft.all && (
        <FieldGroup label={t("webhookForm.events")}>
          <div className="grid gap-x-6 md:grid-cols-2">
            {WEBHOOK_EVENTS.map((event) => (
              <Checkbox
                key={event}
                label={t(`events.${event.replace("request.", "")}`)}
                hint={<code>{event}</code>}
                checked={draft.events.includes(event)}
                onChange={({ target }) => toggle(event, target.checked)}
              />
            ))}
          </div>
        </FieldGroup>
      )}
    </>
  );
}
