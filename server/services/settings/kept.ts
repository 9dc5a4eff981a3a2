import type { Db } from "@/server/db";
import { perProcess } from "@/server/lazy";

const FRESH_MS = 5_000;

/** Something of a municipality that is read at most once in five seconds by a process, and at once after this process changed it. */
export function keptOf<T>(name: string, read: (db: Db, now: Date) => Promise<T>) {
  const kept = perProcess(name, () => new WeakMap<Db, { at: number; value: Promise<T> }>());
  const last = perProcess(`${name}, last read`, () => new WeakMap<Db, T>());
  return {
    load(db: Db, now: Date): Promise<T> {
      const known = kept.get(db);
      if (known && now.getTime() - known.at < FRESH_MS && now.getTime() >= known.at) return known.value;
      const value = read(db, now);
      kept.set(db, { at: now.getTime(), value });
      value.then(
        (known) => last.set(db, known),
        () => kept.delete(db),
      );
      return value;
    },
    /** What was read last, however long ago: for a page that must be shown while the database is away. */
    last: (db: Db): T | undefined => last.get(db),
    forget(db: Db): void {
      kept.delete(db);
    },
  };
}
