"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDateTime } from "@/components/i18n/format";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { RECORDED_BY_STAFF } from "@/server/domain/channel";
import { KINDS } from "@/server/domain/request";
import { useLookups } from "../requests/shared/use-lookups";
import { type Draft, hasReference } from "./draft";
import { RecordFiles } from "./record-files";

export type Chosen = { categoryId: number | null; departmentId: number | null; suggested: boolean };

type Props = {
  draft: Draft;
  chosen: Chosen;
  now: Date;
  error: unknown;
  answering: boolean;
  change: (patch: Partial<Draft>) => void;
};

const Row = ({ children }: { children: ReactNode }) => <div className="grid gap-4 md:grid-cols-2">{children}</div>;

function Place({ draft, error, change }: Pick<Props, "draft" | "error" | "change">) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const { neighbourhoods } = useLookups();
  const suffix = draft.fromCard ? t("fromCard") : undefined;
  return (
    <div className="grid gap-4 md:grid-cols-[2fr_2fr_1fr]">
      <Field label={t("neighbourhood")} suffix={suffix} error={errors.field(error, "neighbourhoodId")}>
        <Combobox
          options={neighbourhoods
            .filter(({ active }) => active)
            .map(({ id, name, aliases }) => ({ value: String(id), label: name, also: aliases.join(" ") }))}
          value={draft.neighbourhoodId === null ? null : String(draft.neighbourhoodId)}
          onValueChange={(value) => change({ neighbourhoodId: value === null ? null : Number(value), fromCard: false })}
        />
      </Field>
      <Field label={t("street")} suffix={suffix} error={errors.field(error, "street")}>
        <Input
          value={draft.street}
          onChange={({ target }) => change({ street: target.value, fromCard: false })}
          autoComplete="off"
        />
      </Field>
      <Field label={t("doorNo")} error={errors.field(error, "doorNo")}>
        <Input value={draft.doorNo} onChange={({ target }) => change({ doorNo: target.value })} autoComplete="off" />
      </Field>
    </div>
  );
}

function Subject({ chosen, error, change }: Pick<Props, "chosen" | "error" | "change">) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  const { categories, departments, category } = useLookups();
  const suffix = chosen.suggested ? t("suggested") : undefined;
  const leaves = categories.filter(({ id, active }) => active && !categories.some(({ parentId }) => parentId === id));
  return (
    <Row>
      <Field label={t("subject")} suffix={suffix} error={errors.field(error, "categoryId")}>
        <Combobox
          options={leaves.map(({ id }) => ({ value: String(id), label: category(id) }))}
          value={chosen.categoryId === null ? null : String(chosen.categoryId)}
          onValueChange={(value) => {
            const leaf = categories.find(({ id }) => String(id) === value);
            change({ categoryId: leaf?.id ?? null, departmentId: leaf?.departmentId ?? null });
          }}
        />
      </Field>
      <Field label={t("department")} suffix={suffix} error={errors.field(error, "departmentId")}>
        <Combobox
          options={departments
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={chosen.departmentId === null ? null : String(chosen.departmentId)}
          onValueChange={(value) =>
            change({ categoryId: chosen.categoryId, departmentId: value === null ? null : Number(value) })
          }
        />
      </Field>
    </Row>
  );
}

/** Everything that is said during a call, in the order in which it is said. */
export function FormColumn({ draft, chosen, now, error, answering, change }: Props) {
  const t = useTranslations("record");
  const terms = useTranslations("requests.terms");
  const locale = useLocale();
  const errors = useErrorText();
  return (
    <section className="grid content-start gap-4 px-7 py-5" aria-labelledby="record-title">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 id="record-title" className="text-t22 font-bold">
          {t("title")}
        </h1>
        <span className="text-ink-3">{formatDateTime(now, locale)}</span>
      </div>
      <Row>
        <Field label={t("form.phone")} hint={t("form.phoneHint")} error={errors.field(error, "citizen.phone")}>
          <Input
            type="tel"
            inputMode="tel"
            autoFocus
            autoComplete="off"
            value={draft.phone}
            onChange={({ target }) => change({ phone: target.value, citizenId: null })}
          />
        </Field>
        <Field
          label={t("form.name")}
          hint={draft.citizenId === null ? t("form.nameHint") : t("form.nameOfCard")}
          error={errors.field(error, "citizen.name")}
        >
          <Input
            value={draft.name}
            onChange={({ target }) => change({ name: target.value, citizenId: null })}
            autoComplete="off"
          />
        </Field>
      </Row>
      <Field label={t("form.what")} error={errors.field(error, "description")} required>
        <Textarea
          spacious
          rows={4}
          value={draft.description}
          onChange={({ target }) => change({ description: target.value })}
        />
      </Field>
      <FieldGroup label={t("form.kind")} aside={t("form.altNumber")}>
        <Segmented
          value={draft.kind}
          onValueChange={(value) => change({ kind: KINDS.find((kind) => kind === value) ?? draft.kind })}
          options={KINDS.map((kind, index) => ({ value: kind, label: terms(`kind.${kind}`), kbd: String(index + 1) }))}
        />
      </FieldGroup>
      <Subject chosen={chosen} error={error} change={change} />
      <Place draft={draft} error={error} change={change} />
      {answering && (
        <Field label={t("form.answer")} hint={t("form.answerHint")} error={errors.field(error, "answer")}>
          <Textarea
            autoFocus
            spacious
            value={draft.answer}
            onChange={({ target }) => change({ answer: target.value })}
          />
        </Field>
      )}
      <Row>
        <FieldGroup label={t("form.channel")}>
          <Segmented
            value={draft.channel}
            onValueChange={(value) =>
              change({ channel: RECORDED_BY_STAFF.find((channel) => channel === value) ?? draft.channel })
            }
            options={RECORDED_BY_STAFF.map((channel) => ({ value: channel, label: terms(`channel.${channel}`) }))}
          />
        </FieldGroup>
        <div className="grid content-start gap-2">
          {hasReference(draft.channel) && (
            <Field
              label={t(`form.reference.${draft.channel === "cimer" || draft.channel === "him" ? "number" : "link"}`)}
            >
              <Input
                value={draft.reference}
                onChange={({ target }) => change({ reference: target.value })}
                autoComplete="off"
              />
            </Field>
          )}
          {draft.channel === "desk" && (
            <>
              <Field label={t("form.tckn")} hint={t("form.tcknHint")} error={errors.field(error, "citizen.tckn")}>
                <Input
                  inputMode="numeric"
                  value={draft.tckn}
                  onChange={({ target }) => change({ tckn: target.value })}
                  autoComplete="off"
                />
              </Field>
              <Checkbox
                label={t("form.formal")}
                hint={t("form.formalHint")}
                checked={draft.formal}
                onChange={({ target }) => change({ formal: target.checked })}
              />
            </>
          )}
          <Checkbox
            label={t("form.withheld")}
            kbd="Alt G"
            checked={draft.identityWithheld}
            onChange={({ target }) => change({ identityWithheld: target.checked })}
          />
        </div>
      </Row>
      <RecordFiles files={draft.files} onChange={(files) => change({ files })} />
    </section>
  );
}
