import type { CallDirection } from "@/server/domain/call";

/** NetGSM's `yön`: which way a call went, and whether it was taken. */
const DIRECTIONS: readonly { direction: CallDirection; answered: boolean }[] = [
  { direction: "outgoing", answered: true },
  { direction: "incoming", answered: true },
  { direction: "incoming", answered: false },
  { direction: "outgoing", answered: false },
  { direction: "internal", answered: true },
  { direction: "internal", answered: false },
];

export function readDirection(code: number) {
  const found = DIRECTIONS[code];
  if (!found) throw new Error("its direction is not known");
  return found;
}

/** "8503040000-queue-Destek" is the queue Destek of that exchange. */
export const queueOf = (name: string | null | undefined): string | null =>
  name?.split("-queue-").at(-1)?.trim() || null;
