"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTRPC } from "@/components/trpc/client";
import type { CitizenCard } from "@/server/services/citizens/by-phone";
import { type Draft, isWhole, nationalDigits, withCard, withoutCard } from "./draft";
import type { DraftState } from "./use-draft";
import { useLater } from "./use-later";

const PAUSE_MS = 250;
const NONE: readonly CitizenCard[] = [];

export type Caller = {
  cards: readonly CitizenCard[];
  chosen: CitizenCard | null;
  /** A whole number was typed, and an answer is here. */
  searched: boolean;
  choose: (card: CitizenCard) => void;
  /** Somebody else speaks; said again, the card counts again. */
  toggleStranger: () => void;
  /** The next card, or the one before: families share a telephone. */
  step: (by: 1 | -1) => void;
};

/** Everybody known under the telephone, once it is typed whole. The only one under it is taken as meant. */
export function useCaller(draft: Draft, change: DraftState["change"]): Caller {
  const trpc = useTRPC();
  const digits = useLater(nationalDigits(draft.phone), PAUSE_MS);
  const wanted = isWhole(digits);
  // Always asked anew: who was recorded a moment ago may call again.
  const { data, isPlaceholderData } = useQuery(
    trpc.requests.citizensByPhone.queryOptions(
      { digits },
      { enabled: wanted, placeholderData: keepPreviousData, staleTime: 0 },
    ),
  );
  const cards = wanted && data ? data : NONE;
  const only = cards.length === 1 && !isPlaceholderData ? cards[0] : undefined;

  const choose = (card: CitizenCard) => change((before) => withCard(before, card));
  const take = useEffectEvent((card: CitizenCard) => {
    if (draft.citizenId === null && !draft.stranger && draft.name === "") choose(card);
  });
  const meant = only?.own && nationalDigits(draft.phone) === digits ? only : undefined;
  useEffect(() => {
    if (meant) take(meant);
  }, [meant]);

  const at = cards.findIndex(({ id }) => id === draft.citizenId);
  const step = (by: 1 | -1) => {
    const next = cards[at === -1 ? (by === 1 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length];
    if (next) choose(next);
  };
  const toggleStranger = () => {
    const [first] = cards;
    if (draft.stranger && first) choose(first);
    else change((before) => ({ ...withoutCard(before), stranger: true }));
  };
  return { cards, chosen: cards[at] ?? null, searched: wanted && data !== undefined, choose, toggleStranger, step };
}
