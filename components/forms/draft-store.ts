/**
 * Texts that are being written, in this tab of the browser: they outlive a reload, a new version and an error page, and go with the
 * tab, when they were sent, or when somebody else signs in. A browser without a store keeps them as long as the page stands.
 */
const PREFIX = "cozum.";
const TEXT = `${PREFIX}text.`;
const OWNER = `${PREFIX}owner`;
const RECORDING = `${PREFIX}drafts.`;

const written = new Map<string, string>();
/** Texts that were written before this page was loaded, until they are sent or emptied. */
const restored = new Set<string>();
const readers = new Set<() => void>();

/** A full or closed store costs the safety net, never the text. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function readText(key: string): string {
  const text = written.get(key);
  if (text !== undefined) return text;
  const stored = attempt(() => sessionStorage.getItem(TEXT + key)) ?? "";
  written.set(key, stored);
  if (stored !== "") restored.add(key);
  return stored;
}

/** Whether the text was written before this page was loaded. */
export const isRestored = (key: string): boolean => readText(key) !== "" && restored.has(key);

export function writeText(key: string, text: string): void {
  written.set(key, text);
  if (text === "") restored.delete(key);
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
  restored.clear();
  attempt(() => removeWith(sessionStorage, PREFIX));
  attempt(() => removeWith(localStorage, RECORDING));
}

/** Whoever signs in where another's session has run out does not find what that person was writing. */
export function claimTexts(staffId: number): void {
  const owner = attempt(() => sessionStorage.getItem(OWNER));
  if (owner !== null && owner !== String(staffId)) {
    written.clear();
    restored.clear();
    attempt(() => removeWith(sessionStorage, PREFIX));
    for (const read of readers) read();
  }
  attempt(() => sessionStorage.setItem(OWNER, String(staffId)));
}
