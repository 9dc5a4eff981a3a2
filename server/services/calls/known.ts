import type { Tx } from "@/server/db";
import type { CallFacts } from "@/server/domain/call";

/** A call as it was and as it is now. */
export type Changed = { id: number; before: KnownCall | null; after: KnownCall };
export type KnownCall = CallFacts & { staffId: number | null; callBackId: number | null };

/** Whose telephones these are now. */
export async function holdersOf(tx: Tx, extensions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (extensions.length === 0) return new Map();
  const staff = await tx.staff.findMany({
    where: { extension: { in: [...extensions] }, active: true },
    select: { id: true, extension: true },
  });
  return new Map(staff.flatMap(({ id, extension }) => (extension ? [[extension, id]] : [])));
}
