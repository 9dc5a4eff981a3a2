import { useTranslations } from "next-intl";
import type { Field as Setting } from "@/server/integrations/describe";
import { Field, FieldGroup } from "../../ui/field";
import { Input } from "../../ui/input";
import { Segmented } from "../../ui/segmented";

type SettingFieldProps = {
  vendor: string;
  field: Setting;
  /** There is a value already. */
  given: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** One setting of a vendor: chosen where there are only a few, else typed, and unseen where it is a credential. */
export function SettingField({ vendor, field, given, error, value, onChange }: SettingFieldProps) {
  const t = useTranslations("channels");
  const { name, secret, needed, usual, choices } = field;
  const label = t(`vendor.${vendor}.fields.${name}`);
  if (choices) {
    const own = `vendor.${vendor}.choices.${name}`;
    return (
      <FieldGroup label={label} error={error}>
        <Segmented
          value={value}
          onValueChange={onChange}
          options={choices.map((one) => ({ value: one, label: t(t.has(own) ? `${own}.${one}` : `yesNo.${one}`) }))}
        />
      </FieldGroup>
    );
  }
  const kept = secret && given;
  return (
    <Field
      label={label}
      required={needed && !given}
      hint={kept ? t("kept") : usual ? t("usual", { value: usual }) : undefined}
      error={error}
    >
      <Input
        type={secret ? "password" : "text"}
        autoComplete={secret ? "new-password" : "off"}
        spellCheck={false}
        value={value}
        placeholder={kept ? "••••••••" : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
