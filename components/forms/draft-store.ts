/**
 * Texts that are being written, in this tab of the browser: they outlive a reload, a new version and an error page, and go with the
 * tab, when they were sent, or when somebody else signs in. A browser without a store keeps them as long as the page stands.
 */
const PREFIX = "cozum.";
const TEXT = `${PREFIX}text.`;
const OWNER = `${PREFIX}owner`;
const RECORDING = `${PREFIX}drafts.`;

const written = new Map<string, string>();
const readers = new Set<() => void>();

/** A full or closed store costs the safety net, never the text. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const readText = (key: string): string =>
  written.get(key) ?? attempt(() => sessionStorage.getItem(TEXT + key)) ?? "";

/** Whether the text was written before this page was loaded. */
export const isRestored = (key: string): boolean => !written.has(key) && readText(key) !== "";

export function writeText(key: string, text: string): void {
  written.set(key, text);
  attempt(() => (text === "" ? sessionStorage.removeItem(TEXT + key) : sessionStorage.setItem(TEXT + key, text)));
  for (const read of readers) read();
}

export function onTextsChanged(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}

function removeWith(store: Storage, prefix: string): void {
  for (const key of Object.keys(store).filter((name) => name.startsWith(prefix))) store.removeItem(key);
}

/** At sign-out: nothing that was being written stays on a computer that others use. */
export function forgetTexts(): void {
  written.clear();
  attempt(() => removeWith(sessionStorage, PREFIX));
  attempt(() => removeWith(localStorage, RECORDING));
}

/** Whoever signs in where another's session has run out does not find what that person was writing. */
export function claimTexts(staffId: number): void {
  const owner = attempt(() => sessionStorage.getItem(OWNER));
  if (owner !== null && owner !== String(staffId)) {
    written.clear();
    attempt(() => removeWith(sessionStorage, PREFIX));
    for (const read of readers) read();
  }
  attempt(() => sessionStorage.setItem(OWNER, String(staffId)));
}
