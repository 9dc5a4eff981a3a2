import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SCOPES } from "@/server/domain/scopes";
import { Code, DocTable, Heading } from "./parts";

/** Codes of refusals that are the API's own; each can be led to from a problem's `type`. */
const CODES = [
  "keyRefused",
  "addressNotAllowed",
  "scopeMissing",
  "forbidden",
  "notFound",
  "invalid",
  "jsonBroken",
  "notJson",
  "bodyTooLarge",
  "wrongState",
  "conflict",
  "idempotencyKeyReused",
  "externalIdReused",
  "idempotencyInProgress",
  "tooManyCalls",
  "unexpected",
] as const;

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section>
    <Heading id={id}>{title}</Heading>
    {children}
  </section>
);

/** What holds for every call. */
export function Guide({ base }: { base: string }) {
  const t = useTranslations("apiDoc.page");
  const codes = useTranslations("apiDoc.codes");
  return (
    <>
      <Part id="start" title={t("start.title")}>
        <p className="mt-2 text-pretty">{t("start.text")}</p>
        <Code>{`curl -H 'Authorization: Bearer cm_…' '${base}/key'`}</Code>
      </Part>
      <Part id="scopes" title={t("scopes.title")}>
        <p className="mt-2 text-pretty">{t("scopes.text")}</p>
        <DocTable
          label={t("scopes.title")}
          heads={[t("name"), t("meaning")]}
          rows={SCOPES.map((scope) => [<code key="scope">{scope}</code>, t(`scopes.list.${scope}`)])}
        />
      </Part>
      <Part id="errors" title={t("errors.title")}>
        <p className="mt-2 text-pretty">{t("errors.text")}</p>
        <DocTable
          label={t("errors.title")}
          heads={["code", t("errors.status"), t("errors.meaning")]}
          rows={CODES.map((code) => [
            <code key="code" id={code}>
              {code}
            </code>,
            codes(`${code}.status`),
            codes(`${code}.text`),
          ])}
        />
      </Part>
      <Part id="repeat" title={t("repeat.title")}>
        <p className="mt-2 text-pretty">{t("repeat.text")}</p>
      </Part>
      <Part id="versions" title={t("versions.title")}>
        <p className="mt-2 text-pretty">{t("versions.text")}</p>
      </Part>
      <Part id="limits" title={t("limits.title")}>
        <p className="mt-2 text-pretty">{t("limits.text")}</p>
        <Code>{'RateLimit-Policy: "key";q=300;w=60\nRateLimit: "key";r=297;t=42'}</Code>
      </Part>
    </>
  );
}
