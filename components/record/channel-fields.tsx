"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/trpc/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { RECORDED_BY_STAFF } from "@/server/domain/channel";
import type { Draft } from "./draft";

type Props = { draft: Draft; error: unknown; change: (patch: Partial<Draft>) => void };

/** What only a signed petition at the desk has. */
function DeskFields({ draft, error, change }: Props) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t("tckn")} hint={t("tcknHint")} error={errors.field(error, "citizen.tckn")}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={draft.tckn}
          onChange={({ target }) => change({ tckn: target.value })}
        />
      </Field>
      <Checkbox
        className="md:mt-6"
        label={t("formal")}
        hint={t("formalHint")}
        checked={draft.formal}
        onChange={({ target }) => change({ formal: target.checked })}
      />
    </div>
  );
}

/** Under which number its answer is to be entered, and from which day its 30 days run. */
function CimerFields({ draft, error, change }: Props) {
  const t = useTranslations("record.form");
  const errors = useErrorText();
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t("cimerNumber")} hint={t("referenceHint")} required error={errors.field(error, "externalId")}>
        <Input
          autoComplete="off"
          value={draft.reference}
          onChange={({ target }) => change({ reference: target.value })}
        />
      </Field>
      <Field label={t("cimerDate")} hint={t("cimerDateHint")} error={errors.field(error, "receivedAt")}>
        <Input type="date" value={draft.cimerDate} onChange={({ target }) => change({ cimerDate: target.value })} />
      </Field>
    </div>
  );
}

/** Where it came in, and whether the name is to be kept back. */
export function ChannelFields(props: Props) {
  const { draft, error, change } = props;
  const t = useTranslations("record.form");
  const terms = useTranslations("requests.terms.channel");
  const errors = useErrorText();
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("channel")}>
          <Select
            options={RECORDED_BY_STAFF.map((channel) => ({ value: channel, label: terms(channel) }))}
            value={draft.channel}
            onChange={({ target }) =>
              change({ channel: RECORDED_BY_STAFF.find((channel) => channel === target.value) ?? draft.channel })
            }
          />
        </Field>
        <Checkbox
          className="md:mt-6"
          label={t("withheld")}
          kbd={["Alt", "G"]}
          aria-keyshortcuts="Alt+G"
          checked={draft.identityWithheld}
          onChange={({ target }) => change({ identityWithheld: target.checked })}
        />
      </div>
      {draft.channel === "cimer" && <CimerFields {...props} />}
      {draft.channel === "him" && (
        <Field label={t("referenceNumber")} hint={t("referenceHint")} error={errors.field(error, "externalId")}>
          <Input
            autoComplete="off"
            value={draft.reference}
            onChange={({ target }) => change({ reference: target.value })}
          />
        </Field>
      )}
      {draft.channel === "desk" && <DeskFields {...props} />}
    </>
  );
}
