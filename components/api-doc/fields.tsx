import { useTranslations } from "next-intl";
import { DocTable } from "./parts";
import { fieldsOf, type Parameter, type Schema } from "./schema";
import { TypeOf } from "./type-text";

const Name = ({ name, required, aside }: { name: string; required: boolean; aside?: string }) => {
  const t = useTranslations("apiDoc.page");
  return (
    <>
      <code className="font-medium">{name}</code>
      {required && <span className="text-t12 text-ink-2"> · {t("required")}</span>}
      {aside && <span className="text-t12 text-ink-3"> · {aside}</span>}
    </>
  );
};

/** The fields of an object, one a line; an object inside it that has no name of its own is written under it. */
export function Fields({ schema, label }: { schema: Schema; label: string }) {
  const t = useTranslations("apiDoc.page");
  const rows = linesOf(schema).map(({ name, field, required }) => [
    <Name key="name" name={name} required={required} />,
    <TypeOf key="type" schema={field} />,
    field.description ?? "",
  ]);
  return <DocTable label={label} heads={[t("name"), t("type"), t("meaning")]} rows={rows} />;
}

const linesOf = (schema: Schema, before = ""): ReturnType<typeof fieldsOf> =>
  fieldsOf(schema).flatMap(({ name, field, required }) => [
    { name: before + name, field, required },
    ...linesOf(field, `${before}${name}.`),
  ]);

export function Parameters({ parameters, label }: { parameters: readonly Parameter[]; label: string }) {
  const t = useTranslations("apiDoc.page");
  const rows = parameters.map(({ in: where, name, required = false, description = "", schema = {} }) => [
    <Name key="name" name={name} required={required} aside={t(`where.${where}`)} />,
    <TypeOf key="type" schema={schema} />,
    description,
  ]);
  return <DocTable label={label} heads={[t("name"), t("type"), t("meaning")]} rows={rows} />;
}
