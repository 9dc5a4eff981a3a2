"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";

export type Quiet = { use: boolean; from: string; to: string; receipts: boolean };

/** When no telephone rings. */
export function QuietFields({
  quiet,
  error,
  onChange,
}: {
  quiet: Quiet;
  error: string | undefined;
  onChange: (quiet: Quiet) => void;
}) {
  const t = useTranslations("sms");
  return (
    <fieldset className="grid gap-2 border-t border-rule pt-3">
      <legend className="float-left w-full font-bold">{t("quiet")}</legend>
      <Checkbox
        label={t("quietUse")}
        hint={t("quietHint")}
        checked={quiet.use}
        onChange={({ target }) => onChange({ ...quiet, use: target.checked })}
      />
      {quiet.use && (
        <>
          <div className="flex flex-wrap gap-4">
            <Field label={t("from")} className="w-32">
              <Input
                type="time"
                value={quiet.from}
                onChange={({ target }) => onChange({ ...quiet, from: target.value })}
              />
            </Field>
            <Field label={t("to")} error={error} className="w-32">
              <Input type="time" value={quiet.to} onChange={({ target }) => onChange({ ...quiet, to: target.value })} />
            </Field>
          </div>
          <Checkbox
            label={t("receipts")}
            hint={t("receiptsHint")}
            checked={quiet.receipts}
            onChange={({ target }) => onChange({ ...quiet, receipts: target.checked })}
          />
        </>
      )}
    </fieldset>
  );
}
