import { DomainError } from "@/server/domain/errors";
import type { Service, ServiceDefinition } from "@/server/domain/open311/shapes";
import { KINDS } from "@/server/domain/request";
import type { Context } from "../context";
import type { Category, Municipality } from "../settings/municipality";

/** For whoever does not know the subject: public relations finds it. */
export const GENERAL = { code: "genel", name: "Genel başvuru" } as const;

/** Subjects that a request can have: those without any below them. */
const subjectsOf = ({ categories }: Municipality): Category[] =>
  categories.filter(({ active, id }) => active && !categories.some(({ parentId }) => parentId === id));

export function listServices({ municipality }: Context): Service[] {
  const { categories } = municipality;
  const subjects = subjectsOf(municipality).map(({ slug, name, parentId, keywords }) => ({
    service_code: slug,
    service_name: name,
    description: null,
    metadata: true,
    type: "realtime" as const,
    keywords: keywords.join(", ") || null,
    group: categories.find(({ id }) => id === parentId)?.name ?? null,
  }));
  const general = { service_code: GENERAL.code, service_name: GENERAL.name, keywords: null, group: null };
  return [...subjects, { ...general, description: null, metadata: true, type: "realtime" }];
}

/** The subject of a code; null for the general one. Throws NOT_FOUND `serviceUnknown`. */
export function subjectOf({ municipality }: Context, code: string): Category | null {
  if (code === GENERAL.code) return null;
  const subject = subjectsOf(municipality).find(({ slug }) => slug === code);
  if (!subject) throw new DomainError("NOT_FOUND", "serviceUnknown", { code });
  return subject;
}

/** Names of the kinds in the words of the house; the specification has no place for a language. */
const KIND_NAMES: Record<(typeof KINDS)[number], string> = {
  demand: "İstek",
  complaint: "Şikâyet",
  tip: "İhbar",
  suggestion: "Öneri",
  information: "Bilgi talebi",
  thanks: "Teşekkür",
};

/**
 * Every subject asks the same, and it need not be answered. A sender's own id is no attribute: whatever is defined here is put to
 * citizens as a question.
 */
export function defineService(ctx: Context, code: string): ServiceDefinition {
  subjectOf(ctx, code);
  const base = { variable: true, required: false, datatype_description: null };
  return {
    service_code: code,
    attributes: [
      {
        ...base,
        code: "kind",
        datatype: "singlevaluelist",
        order: 1,
        description: "Başvurunun türü",
        values: KINDS.map((key) => ({ key, name: KIND_NAMES[key] })),
      },
    ],
  };
}
