import { DomainError } from "@/server/domain/errors";
import { keyNamed } from "@/server/domain/open311/labels";
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

/** The subject of a code, or of a name that only one has; null for the general one. Throws NOT_FOUND `serviceUnknown`. */
export function subjectOf({ municipality }: Context, said: string): Category | null {
  const subjects = subjectsOf(municipality);
  const offered = [
    ...subjects.map(({ slug, name }) => ({ key: slug, name })),
    { key: GENERAL.code, name: GENERAL.name },
  ];
  const code = keyNamed(offered, said);
  if (code === null) throw new DomainError("NOT_FOUND", "serviceUnknown", { code: said });
  return subjects.find(({ slug }) => slug === code) ?? null;
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

const KIND_VALUES = KINDS.map((key) => ({ key, name: KIND_NAMES[key] }));

/** The kind that a value of the attribute names, by its key or as people read it; what is neither stays as it was given. */
export const kindNamed = (said: string): string => keyNamed(KIND_VALUES, said) ?? said;

/**
 * Every subject asks the same, and it need not be answered. A sender's own id is no attribute: whatever is defined here is put to
 * citizens as a question.
 */
export function defineService(ctx: Context, code: string): ServiceDefinition {
  const subject = subjectOf(ctx, code);
  const base = { variable: true, required: false, datatype_description: null };
  return {
    service_code: subject?.slug ?? GENERAL.code,
    attributes: [
      {
        ...base,
        code: "kind",
        datatype: "singlevaluelist",
        order: 1,
        description: "Başvurunun türü",
        values: KIND_VALUES,
      },
    ],
  };
}
