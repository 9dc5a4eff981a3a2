import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

/** What a worker has to do for an import: read its file, check its rows, open its requests. */
const UNDONE = ["stored", "checking", "importing"] as const;
export type Undone = (typeof UNDONE)[number];

/** Renewed at each step; a worker that died leaves the import to another after this. */
const LEASE_MS = 60_000;

/** Imports with something to do that nobody is at. */
export async function undoneImports(ctx: Context): Promise<number[]> {
  mustBeSystem(ctx, "import");
  const rows = await ctx.db.cimerImport.findMany({
    where: { state: { in: [...UNDONE] }, OR: [{ busyUntil: null }, { busyUntil: { lt: ctx.now } }] },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes an import for one worker, or with `held` keeps it; null where nothing is to do or another has it. */
export async function takeImport(ctx: Context, { id, held }: { id: number; held: boolean }): Promise<Undone | null> {
  mustBeSystem(ctx, "import");
  const [taken] = await ctx.db.cimerImport.updateManyAndReturn({
    where: {
      id,
      state: { in: [...UNDONE] },
      ...(held ? {} : { OR: [{ busyUntil: null }, { busyUntil: { lt: ctx.now } }] }),
    },
    data: { busyUntil: new Date(ctx.now.getTime() + LEASE_MS) },
    select: { state: true },
  });
  return UNDONE.find((state) => state === taken?.state) ?? null;
}

export async function leaveImport(ctx: Context, { id }: { id: number }): Promise<void> {
  mustBeSystem(ctx, "import");
  await ctx.db.cimerImport.updateMany({ where: { id }, data: { busyUntil: null } });
}
