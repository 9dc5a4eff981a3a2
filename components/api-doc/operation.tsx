import { useTranslations } from "next-intl";
import { addressOf, EXAMPLES } from "./examples";
import { Parameters } from "./fields";
import { Code, Heading } from "./parts";
import type { Operation } from "./schema";
import { TypeOf } from "./type-text";

export type OperationProps = { method: string; path: string; base: string; operation: Operation };

/** One call: what it does, what it takes and gives, and how it is tried. */
export function OperationPart({ method, path, base, operation }: OperationProps) {
  const t = useTranslations("apiDoc.page");
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation;
  const scopes = security.flatMap(({ key }) => key);
  const body = requestBody?.content["application/json"]?.schema;
  const usual = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const refusals = Object.keys(responses).filter((status) => !status.startsWith("2"));
  const answer = usual[0]?.[1].content?.["application/json"]?.schema;
  return (
    <section>
      <Heading id={operationId} level={3}>
        {summary}
      </Heading>
      <p className="mt-1">
        <code className="wrap-anywhere">
          <b>{method.toUpperCase()}</b> {path}
        </code>
      </p>
      <p className="mt-1 text-pretty text-ink-2">{description}</p>
      <p className="mt-1 text-t14">
        <span className="text-ink-3">{t("needs")}: </span>
        {scopes.length > 0 ? <code>{scopes.join(", ")}</code> : t("anyKey")}
      </p>
      {parameters.length > 0 && <Parameters parameters={parameters} label={`${summary}: ${t("parameters")}`} />}
      {requestBody && (
        <p className="mt-1 text-t14">
          <span className="text-ink-3">{t("fields")}: </span>
          {body ? <TypeOf schema={body} /> : t("bytes")}
        </p>
      )}
      <p className="mt-1 text-t14">
        <span className="text-ink-3">{t("answer")}: </span>
        {usual.map(([status]) => status).join(", ")} {answer && <TypeOf schema={answer} />}
        <span className="text-ink-3"> · {refusals.map((status) => status).join(", ")}</span>
      </p>
      <Code>{curlOf({ method, path, base, operation })}</Code>
    </section>
  );
}

function curlOf({ method, path, base, operation: { operationId, requestBody } }: OperationProps): string {
  const json = requestBody?.content["application/json"] !== undefined;
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}'${base}${addressOf(path)}'`,
    `-H 'Authorization: Bearer cm_…'`,
    ...(method === "post" ? [`-H 'Idempotency-Key: ${operationId}-1'`] : []),
    ...(json
      ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(EXAMPLES[operationId] ?? {}, null, 2)}'`]
      : []),
    ...(requestBody && !json ? [`-H 'Content-Type: image/jpeg'`, "--data-binary @cukur.jpg"] : []),
  ];
  return lines.join(" \\\n  ");
}
