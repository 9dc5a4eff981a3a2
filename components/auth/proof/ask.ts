type Settle = (proved: boolean) => void;

/** Calls that wait for the password, all for the same dialog. */
let waiting: readonly Settle[] = [];
const watchers = new Set<() => void>();

function change(next: readonly Settle[]): void {
  waiting = next;
  for (const tell of watchers) tell();
}

/** Asks whoever is at the screen for the password; false where they would rather not. */
export const askForProof = (): Promise<boolean> =>
  new Promise((settle) => {
    change([...waiting, settle]);
  });

export const isProofAsked = (): boolean => waiting.length > 0;

export function watchProof(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function settleProof(proved: boolean): void {
  const settled = waiting;
  change([]);
  for (const settle of settled) settle(proved);
}
