import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";

/** Ten times what the busiest day of a large municipality brings. */
const MOST: Room = { files: 20_000, bytes: 20 * 1024 ** 3 };
type Room = { files: number; bytes: number };

/**
 * What was uploaded and belongs to no request has a ceiling over all, so that no number of addresses fills the disk within the day that
 * it may wait. What is in `upload` is of that day; which of it was tied is looked at only where all of it is above the ceiling.
 * Throws UNAVAILABLE `fileNotKept`.
 */
export async function mustHaveRoom({ db }: Pick<Context, "db">, most: Room = MOST): Promise<void> {
  const [all] = await db.$queryRaw<
    Room[]
  >`SELECT count(*)::int AS files, coalesce(sum(size), 0)::float8 AS bytes FROM upload`;
  if (!all || isWithin(all, most)) return;
  const [untied] = await db.$queryRaw<Room[]>`
    SELECT count(*)::int AS files, coalesce(sum(u.size), 0)::float8 AS bytes FROM upload u
    WHERE NOT EXISTS (SELECT FROM attachment a WHERE a.store_key = u.store_key)`;
  if (!untied || isWithin(untied, most)) return;
  throw new DomainError("UNAVAILABLE", "fileNotKept", { seconds: 3600 });
}

const isWithin = (room: Room, most: Room): boolean => room.files < most.files && room.bytes < most.bytes;
