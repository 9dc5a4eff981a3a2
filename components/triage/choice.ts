import type { RequestRow } from "@/server/services/requests/list";

type Suggestion = {
  categoryId: number;
  departmentId: number | null;
  institutionId: number | null;
  confidence: number;
  because: string[];
};

/** What would be confirmed by routing now. `words`: what in the text speaks for it. */
export type Choice = {
  categoryId: number;
  departmentId: number | null;
  institutionId: number | null;
  /** 0 to 100; null where a person settled it. */
  confidence: number | null;
  words: string[];
  /** 0: the first suggestion, 1 and 2: its alternatives. */
  place: number;
};

type Row = Pick<RequestRow, "categoryId" | "suggestedCategoryId" | "suggestedConfidence">;
type Subject = { departmentId: number | null; institutionId: number | null };

/**
 * All one may choose from, likeliest first: the subject that is settled or was suggested at intake, then what the text
 * speaks for besides.
 */
export function choicesOf(
  row: Row,
  suggestions: readonly Suggestion[],
  subjectOf: (id: number) => Subject | undefined,
): Choice[] {
  const first = row.categoryId ?? row.suggestedCategoryId;
  const subject = first === null ? undefined : subjectOf(first);
  const same = suggestions.find(({ categoryId }) => categoryId === first);
  const head =
    first !== null && subject
      ? [
          {
            categoryId: first,
            departmentId: subject.departmentId,
            institutionId: subject.institutionId,
            confidence: row.categoryId === null ? (row.suggestedConfidence ?? same?.confidence ?? null) : null,
            words: same?.because ?? [],
          },
        ]
      : [];
  const others = suggestions
    .filter(({ categoryId }) => categoryId !== first)
    .map(({ because, ...suggestion }) => ({ ...suggestion, words: because }));
  return [...head, ...others].slice(0, 3).map((choice, place) => ({ ...choice, place }));
}
