let seen: string | null = null;
const readers = new Set<() => void>();

/** The build that the server has answered from last. */
export const versionSeen = (): string | null => seen;

export function noteVersion(version: string | null): void {
  if (!version || version === seen) return;
  seen = version;
  for (const read of readers) read();
}

export function onVersionSeen(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}
