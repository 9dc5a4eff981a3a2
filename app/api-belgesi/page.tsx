import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ApiDoc } from "@/components/api-doc/api-doc";
import type { Document } from "@/components/api-doc/schema";
import { CitizenShell } from "@/components/citizen/citizen-shell";
import { apiDocument } from "@/server/api/document";
import { contextOfRequest } from "@/server/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiDoc.page"))("heading") };
}

/** The API's documentation, for anybody; made from the same document that programs read. */
export default async function ApiDocPage() {
  const [{ municipality }, locale, t] = await Promise.all([
    contextOfRequest(),
    getLocale(),
    getTranslations("apiDoc.page"),
  ]);
  const document: unknown = await apiDocument(locale);
  return (
    <CitizenShell municipality={municipality.identity} about={t("heading")} note={municipality.identity.website} wide>
      <ApiDoc document={document as Document} />
    </CitizenShell>
  );
}
