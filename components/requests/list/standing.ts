type Row = { id: number };

/** Rows as they stand on the sheet: what left meanwhile keeps its line until the next move. */
export type Standing<T> = { row: T; gone: boolean };

/**
 * The fresh rows, with those that stood here before and are no longer among them left in their place.
 * `whole`: the fresh rows are all there are; otherwise a row beyond the last one known has only been pushed to the next page.
 */
export function standing<T extends Row>(
  before: readonly T[],
  fresh: readonly T[],
  whole: boolean,
  leaving: ReadonlySet<number> = new Set(),
): Standing<T>[] {
  const known = new Set(fresh.map(({ id }) => id));
  const stays = before.findLastIndex(({ id }) => known.has(id));
  const result: Standing<T>[] = fresh.map((row) => ({ row, gone: leaving.has(row.id) }));
  let after = -1;
  for (const [index, row] of before.entries()) {
    if (known.has(row.id)) {
      after = result.findIndex((item) => item.row.id === row.id);
    } else if (whole || index < stays) {
      after += 1;
      result.splice(after, 0, { row, gone: true });
    }
  }
  return result;
}

/** Where the hand goes next: the nearest row in this direction that is still there; the same where there is none. */
export function nextOf<T extends Row>(
  items: readonly Standing<T>[],
  current: number | null,
  step: 1 | -1,
): number | null {
  const at = items.findIndex(({ row }) => row.id === current);
  if (at < 0)
    return (step === 1 ? items.find(({ gone }) => !gone) : items.findLast(({ gone }) => !gone))?.row.id ?? null;
  const way = step === 1 ? items.slice(at + 1) : items.slice(0, at).reverse();
  return way.find(({ gone }) => !gone)?.row.id ?? current;
}

/** After a row was dealt with: the next one, else the one before. */
export function afterLeaving<T extends Row>(items: readonly Standing<T>[], id: number): number | null {
  const down = nextOf(items, id, 1);
  if (down !== id) return down;
  const up = nextOf(items, id, -1);
  return up === id ? null : up;
}
