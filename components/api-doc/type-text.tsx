import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Schema, typeOf } from "./schema";

/** A type in words, with links to the objects that it names. */
export function TypeOf({ schema }: { schema: Schema }) {
  const t = useTranslations("apiDoc.page");
  const { list, nullable, parts } = typeOf(schema);
  const shown = parts.map((part): ReactNode => {
    if (part.kind === "ref")
      return (
        <a key={part.name} href={`#${part.name}`} className="link">
          {part.name}
        </a>
      );
    if (part.kind === "word")
      return <span key={part.word}>{t.has(`types.${part.word}`) ? t(`types.${part.word}`) : part.word}</span>;
    return <Values key="values" values={part.values} />;
  });
  return (
    <>
      {list ? (
        t.rich("listOf", { type: () => <span className="inline-flex flex-wrap gap-x-1">{shown}</span> })
      ) : (
        <span className="inline-flex flex-wrap gap-x-1">{shown}</span>
      )}
      {nullable && <span className="text-ink-3"> · {t("orNull")}</span>}
    </>
  );
}

const Values = ({ values }: { values: readonly string[] }) => (
  <span className="wrap-anywhere">
    {values.map((value, index) => (
      <span key={value}>
        {index > 0 && <span className="text-ink-3"> | </span>}
        <code className="font-medium">{value}</code>
      </span>
    ))}
  </span>
);
