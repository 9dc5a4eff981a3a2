"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryOf } from "@/app/(staff)/requests/filters";
import { useTRPC } from "@/components/trpc/client";
import type { Filter } from "@/server/domain/filters";
import type { RequestRow } from "@/server/services/requests/list";
import { afterLeaving, nextOf, standing } from "./standing";

/** Others work on the same list: it is looked at again this often. */
const AGAIN_MS = 20_000;

export const rowId = (id: number): string => `row-${id}`;

const focusRow = (id: number | null): void => {
  const link = id === null ? null : document.getElementById(rowId(id));
  link?.focus({ preventScroll: true });
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
};

type Place = { key: string; rows: readonly RequestRow[]; current: number | null };

/** A list of requests under the hand: its rows, where one stands, what is chosen, and what has just left. */
export function useList(filter: Filter) {
  const trpc = useTRPC();
  const query = useQuery(trpc.requests.list.queryOptions(filter, { refetchInterval: AGAIN_MS }));
  const fresh = query.data?.rows ?? [];
  const key = queryOf(filter);
  const [place, setPlace] = useState<Place>({ key, rows: fresh, current: fresh[0]?.id ?? null });
  const [leaving, setLeaving] = useState<ReadonlyMap<number, string>>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());

  if (place.key !== key || (place.rows.length === 0 && fresh.length > 0)) {
    setPlace({ key, rows: fresh, current: fresh[0]?.id ?? null });
    setSelected(new Set());
    setLeaving(new Map());
  }

  const items = standing(place.rows, fresh, query.data?.next === null, new Set(leaving.keys()));
  const current = items.find(({ row }) => row.id === place.current) ?? items.find(({ gone }) => !gone) ?? null;
  const currentId = current?.row.id ?? null;

  /** Goes there; what has left goes from the sheet. */
  const goTo = (id: number | null) => {
    setPlace({ key, rows: items.filter(({ gone, row }) => !gone || row.id === id).map(({ row }) => row), current: id });
    setLeaving((before) => new Map([...before].filter(([left]) => fresh.some((row) => row.id === left))));
  };
  const move = (step: 1 | -1) => {
    const id = nextOf(items, currentId, step);
    goTo(id);
    focusRow(id);
  };
  const stay = (id: number) => setLeaving((before) => new Map([...before].filter(([left]) => left !== id)));
  /** One's own act takes the row away: it keeps its line, in grey, and the hand goes on. */
  const leave = (id: number, said: string) => {
    const next = afterLeaving(items, id);
    setLeaving((before) => new Map(before).set(id, said));
    setPlace({ key, rows: items.filter(({ gone }) => !gone).map(({ row }) => row), current: next });
    setSelected((before) => new Set([...before].filter((other) => other !== id)));
    focusRow(next);
  };
  const toggle = (id: number) =>
    setSelected((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set(before).add(id),
    );

  return {
    query,
    items,
    current,
    next: items[items.findIndex(({ row }) => row.id === currentId) + 1]?.row ?? null,
    selected: items.filter(({ row, gone }) => !gone && selected.has(row.id)).map(({ row }) => row),
    isSelected: (id: number) => selected.has(id),
    leaving,
    goTo,
    move,
    leave,
    stay,
    toggle,
    clear: () => setSelected(new Set()),
  };
}

export type List = ReturnType<typeof useList>;
