"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { isSure, type Suggestion } from "@/server/domain/routing";
import type { Similar } from "@/server/services/requests/similar";
import type { Draft } from "./draft";
import { useLater } from "./use-later";

const PAUSE_MS = 250;
const SHORTEST = 3;
/** What it is about is said early; the question travels in an address, which must not grow without end. */
const LONGEST = 800;

/** Subject and department as they will be saved: what was chosen, else what the words speak for clearly enough to be filled in. */
export type Chosen = { categoryId: number | null; departmentId: number | null; suggested: boolean };

export type Suggested = { suggestions: readonly Suggestion[]; similar: readonly Similar[]; chosen: Chosen };

/** What the words speak for, and what is open nearby; asked when the typing pauses. */
export function useSuggested(draft: Draft): Suggested {
  const trpc = useTRPC();
  const text = useLater(draft.description.trim().slice(0, LONGEST), PAUSE_MS);
  const { categoryId, departmentId, neighbourhoodId } = draft;
  const blank = draft.description.trim() === "" && categoryId === null;
  const { data } = useQuery(
    trpc.requests.suggest.queryOptions(
      { text, categoryId, neighbourhoodId },
      { enabled: !blank && (text.length >= SHORTEST || categoryId !== null), placeholderData: keepPreviousData },
    ),
  );
  const shown = blank ? undefined : data;
  const suggestions = shown?.suggestions ?? [];
  const [best] = suggestions;
  const suggested = categoryId === null && best !== undefined && isSure(best.confidence);
  return {
    suggestions,
    similar: shown?.similar ?? [],
    chosen: suggested
      ? { categoryId: best.categoryId, departmentId: best.departmentId, suggested }
      : { categoryId, departmentId, suggested: false },
  };
}
