import { useTranslations } from "next-intl";
import { type Answers, nameOfAttribute } from "@/server/domain/handover-answers";
import type { Attribute } from "@/server/domain/open311/shapes";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { Select } from "../ui/select";

type AskedFieldsProps = {
  attributes: readonly Attribute[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  errorOf: (code: string) => string | undefined;
};

/** What a service of another institution asks for besides, in its own words and order. */
export function AskedFields({ attributes, answers, onChange, errorOf }: AskedFieldsProps) {
  return attributes.map((attribute) => (
    <One
      key={attribute.code}
      attribute={attribute}
      values={answers[attribute.code] ?? []}
      error={errorOf(attribute.code)}
      onChange={(values) => onChange({ ...answers, [attribute.code]: values })}
    />
  ));
}

type OneProps = {
  attribute: Attribute;
  values: readonly string[];
  error: string | undefined;
  onChange: (values: string[]) => void;
};

function One({ attribute, values, error, onChange }: OneProps) {
  const t = useTranslations("handover.asked");
  const label = nameOfAttribute(attribute);
  const aside = attribute.required ? undefined : t("optional");
  const hint = attribute.datatype_description ?? undefined;
  if (!attribute.variable) return <p className="text-ink-2">{label}</p>;
  if (attribute.datatype === "multivaluelist")
    return (
      <FieldGroup label={label} aside={aside} hint={hint} error={error}>
        {attribute.values.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={values.includes(key)}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, key] : values.filter((value) => value !== key))
            }
          />
        ))}
      </FieldGroup>
    );
  return (
    <Field label={label} aside={aside} hint={hint} required={attribute.required} error={error}>
      <Control attribute={attribute} value={values[0] ?? ""} onChange={(value) => onChange([value])} />
    </Field>
  );
}

type ControlProps = { attribute: Attribute; value: string; onChange: (value: string) => void };

function Control({ attribute: { datatype, values }, value, onChange }: ControlProps) {
  const t = useTranslations("handover.asked");
  if (datatype === "singlevaluelist")
    return (
      <Select
        empty={t("choose")}
        options={values.map(({ key, name }) => ({ value: key, label: name }))}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  if (datatype === "text") return <Textarea rows={2} value={value} onChange={({ target }) => onChange(target.value)} />;
  return (
    <Input
      type={datatype === "datetime" ? "datetime-local" : "text"}
      inputMode={datatype === "number" ? "decimal" : undefined}
      autoComplete="off"
      // Kept with its zone once it was sent; the field shows the clock of the house.
      value={datatype === "datetime" ? value.slice(0, 16) : value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
