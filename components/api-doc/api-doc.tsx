import { useTranslations } from "next-intl";
import { PageTitle } from "../citizen/page-title";
import { ActTable } from "./acts";
import { Fields } from "./fields";
import { Guide } from "./guide";
import { Hooks } from "./hooks";
import { OperationPart } from "./operation";
import { Code, Heading } from "./parts";
import type { Document } from "./schema";

const GUIDE = ["start", "scopes", "errors", "repeat", "versions", "limits"] as const;

/** The API's document as a page: read from top to bottom, printed, or led to at any place; it needs no script. */
export function ApiDoc({ document }: { document: Document }) {
  const t = useTranslations("apiDoc.page");
  const base = document.servers[0]?.url ?? "";
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const tags = document.tags.map((tag) => ({
    ...tag,
    operations: operations.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const { Act: act, ...objects } = document.components.schemas;
  return (
    <>
      <PageTitle>{t("heading")}</PageTitle>
      <p className="text-pretty">{t("lead")}</p>
      <p className="mt-2">
        <a href="/api/v1/openapi.json" className="link inline-flex min-h-ctl items-center">
          {t("document")}
        </a>
      </p>
      <Code>{base}</Code>
      <nav aria-label={t("contents")} className="print:hidden">
        <ul className="grid gap-x-6 md:grid-cols-2">
          {GUIDE.map((part) => (
            <Entry key={part} to={part} text={t(`${part}.title`)} />
          ))}
          {tags.map(({ name, description }) => (
            <Entry key={name} to={`tag-${name}`} text={description} />
          ))}
          <Entry to="hooks" text={t("hooks.events")} />
          <Entry to="objects" text={t("schemas.title")} />
        </ul>
      </nav>
      <Guide base={base} />
      {tags.map(({ name, description, operations: own }) => (
        <section key={name}>
          <Heading id={`tag-${name}`}>{description}</Heading>
          {own.map((one) => (
            <OperationPart key={one.operation.operationId} {...one} base={base} />
          ))}
          {name === "requests" && act && <ActTable schema={act} />}
        </section>
      ))}
      <Hooks document={document} />
      <section>
        <Heading id="objects">{t("schemas.title")}</Heading>
        <p id="Act" className="mt-2 scroll-mt-4">
          <a href="#acts" className="link">
            Act
          </a>
        </p>
        {Object.entries(objects).map(([name, schema]) => (
          <section key={name}>
            <Heading id={name} level={3}>
              {name}
            </Heading>
            <Fields schema={schema} label={t("fieldsOf", { name })} />
          </section>
        ))}
      </section>
    </>
  );
}

const Entry = ({ to, text }: { to: string; text: string }) => (
  <li>
    <a href={`#${to}`} className="link inline-flex min-h-8 items-center pointer-coarse:min-h-ctl">
      {text}
    </a>
  </li>
);
