"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type FieldSpec, fromForm, toForm, type Values } from "./field-spec";

type OneProps = { spec: FieldSpec; form: Values; error: string | undefined; set: (value: unknown) => void };

function One({ spec, form, error, set }: OneProps) {
  const value = form[spec.name];
  if (spec.kind === "check") {
    return (
      <Checkbox
        label={spec.label}
        hint={spec.hint}
        checked={value === true}
        onChange={({ target }) => set(target.checked)}
      />
    );
  }
  const text = String(value ?? "");
  return (
    <Field label={spec.label} hint={spec.hint} error={error} required={spec.required}>
      {spec.kind === "choice" ? (
        <Select options={spec.options} empty={spec.empty} value={text} onChange={({ target }) => set(target.value)} />
      ) : spec.kind === "words" ? (
        <Textarea rows={4} value={text} onChange={({ target }) => set(target.value)} />
      ) : (
        <Input
          inputMode={spec.kind === "number" ? "numeric" : spec.kind === "decimal" ? "decimal" : undefined}
          value={text}
          onChange={({ target }) => set(target.value)}
          autoComplete="off"
        />
      )}
    </Field>
  );
}

/** Makes or changes one row of a topic. What is typed stays until the server took it. */
export function TopicForm({
  title,
  specs,
  row,
  save,
  onClose,
}: {
  title: string;
  specs: readonly FieldSpec[];
  row: Values;
  save: (values: Values) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTranslations("settings");
  const errors = useErrorText();
  const [form, setForm] = useState(() => toForm(specs, row));
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    try {
      await save({ ...fromForm(specs, form), ...(row.id ? { id: row.id } : {}) });
      onClose();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      actions={
        <>
          <Button look="main" type="submit" form="topic" busy={busy} busyLabel={t("saving")}>
            {t("save")}
          </Button>
          <DialogClose />
        </>
      }
    >
      <form id="topic" onSubmit={submit} className="grid gap-3.5" noValidate>
        {failed !== null && (
          <p role="alert" className="font-medium text-late">
            {errors.of(failed)}
          </p>
        )}
        {specs.map((spec) => (
          <One
            key={spec.name}
            spec={spec}
            form={form}
            error={failed === null ? undefined : errors.field(failed, spec.name)}
            set={(value) => setForm({ ...form, [spec.name]: value })}
          />
        ))}
      </form>
    </Dialog>
  );
}
