import { z } from "zod";
import { type Draft, draftSchema } from "./draft";

const keptSchema = z.array(z.object({ at: z.coerce.date(), draft: draftSchema }));
/** Newest first. */
export type Kept = z.infer<typeof keptSchema>;

const MOST = 5;
/** A draft that nobody finished in a day is about a call that nobody remembers. */
const LONGEST_MS = 24 * 3_600_000;

/** As they stand in the browser's store; what cannot be read, or is too old, is left out. */
export function readKept(text: string | null, now: Date): Kept {
  try {
    const kept = keptSchema.parse(JSON.parse(text ?? "[]"));
    return kept.filter(({ at }) => now.getTime() - at.getTime() < LONGEST_MS);
  } catch {
    return [];
  }
}

/** An identity number is not left in a browser. */
export const writeKept = (kept: Kept): string =>
  JSON.stringify(kept.map(({ at, draft }) => ({ at, draft: { ...draft, tckn: "" } })));

export const without = (kept: Kept, id: string): Kept => kept.filter(({ draft }) => draft.id !== id);

export const keep = (kept: Kept, draft: Draft, at: Date): Kept =>
  [{ at, draft }, ...without(kept, draft.id)].slice(0, MOST);

/**
 * The draft to go on with: that of the same call or telephone where the page was opened for one, else the newest.
 * Null: begin anew.
 */
export function takeUp(kept: Kept, given: { phone: string; callId: number | null }): Kept[number] | null {
  const { phone, callId } = given;
  if (callId !== null) return kept.find(({ draft }) => draft.callId === callId) ?? null;
  if (phone !== "") return kept.find(({ draft }) => draft.phone === phone && draft.callId === null) ?? null;
  return kept[0] ?? null;
}
