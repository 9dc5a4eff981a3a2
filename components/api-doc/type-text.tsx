import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { type Schema, type TypePart, typeOf } from "./schema";

/** A type in words, with links to the objects that it names. */
export function TypeOf({ schema }: { schema: Schema }) {
  const t = useTranslations("apiDoc.page");
  const { list, nullable, parts } = typeOf(schema);
  const text = (
    <span className="wrap-anywhere">
      {parts.map((part, index) => (
        <Fragment key={keyOf(part)}>
          {index > 0 && <Bar />}
          <Part part={part} word={(word) => (t.has(`types.${word}`) ? t(`types.${word}`) : word)} />
        </Fragment>
      ))}
    </span>
  );
  return (
    <>
      {list ? t.rich("listOf", { type: () => text }) : text}
      {nullable && <span className="text-ink-3"> · {t("orNull")}</span>}
    </>
  );
}

const Bar = () => <span className="text-ink-3"> | </span>;

const keyOf = (part: TypePart): string =>
  part.kind === "values" ? "values" : part.kind === "ref" ? part.name : part.word;

function Part({ part, word }: { part: TypePart; word: (word: string) => string }): ReactNode {
  if (part.kind === "word") return word(part.word);
  if (part.kind === "ref")
    return (
      <a href={`#${part.name}`} className="link">
        {part.name}
      </a>
    );
  return part.values.map((value, index) => (
    <Fragment key={value}>
      {index > 0 && <Bar />}
      <code className="font-medium">{value}</code>
    </Fragment>
  ));
}
