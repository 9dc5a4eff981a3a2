import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { cut } from "@/server/domain/odd-text";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

const MOST_FILE_BYTES = 16 * 1024 * 1024;
const SHOWN = 30;
const MOST_PROBLEMS = 500;

const problemsSchema = z.array(z.object({ line: z.number(), reason: z.string() }));

export type CallFileRow = {
  id: number;
  name: string;
  by: string | null;
  givenAt: Date;
  state: "waiting" | "reading" | "done";
  lines: number;
  linesRead: number;
  calls: number;
  problems: z.infer<typeof problemsSchema>;
};

export function mustImport({ actor }: Context): number {
  if (actor.kind !== "staff" || !may(actor, "import_calls"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "import_calls" });
  return actor.staffId;
}

type Given = { vendor: string; name: string; body: Uint8Array<ArrayBuffer> };

/** Takes a file of calls as it is; a job reads it. The same file given twice changes nothing. */
export async function giveCallFile(ctx: Context, { vendor, name, body }: Given): Promise<{ id: number }> {
  const staffId = mustImport(ctx);
  if (body.byteLength === 0) throw new DomainError("INVALID", "callFileEmpty");
  if (body.byteLength > MOST_FILE_BYTES) throw new DomainError("INVALID", "callFileSize");
  return ctx.db.$transaction(async (tx) => {
    const { id } = await tx.callFile.create({
      data: { vendor, name: cut(name, 200), staffId, givenAt: ctx.now, body },
      select: { id: true },
    });
    await tx.auditEntry.create({
      data: { at: ctx.now, staffId, act: "import_calls", subject: `call_file:${id}`, data: { bytes: body.byteLength } },
    });
    await tx.$executeRaw`SELECT graphile_worker.add_job('read-call-files', max_attempts => 1)`;
    return { id };
  });
}

/** What was given last, and how far it is read. */
export async function listCallFiles(ctx: Context): Promise<CallFileRow[]> {
  mustImport(ctx);
  const rows = await ctx.db.callFile.findMany({
    orderBy: { id: "desc" },
    take: SHOWN,
    omit: { body: true },
    include: { staff: { select: { name: true } } },
  });
  return rows.map(({ id, name, staff, givenAt, state, lines, linesRead, calls, problems }) => ({
    id,
    name,
    by: staff?.name ?? null,
    givenAt,
    state,
    lines,
    linesRead,
    calls,
    problems: problemsSchema.parse(problems),
  }));
}

/** Up to which byte each file of a vendor's folder was taken. */
export async function takenFromFolder(
  ctx: Context,
  { vendor }: { vendor: string },
): Promise<ReadonlyMap<string, number>> {
  mustBeSystem(ctx, "import_calls");
  const rows = await ctx.db.$queryRaw<{ name: string; to: number }[]>`
    SELECT DISTINCT ON (name) name, read_to::float8 AS to FROM call_file
    WHERE vendor = ${vendor} AND read_to IS NOT NULL ORDER BY name, id DESC`;
  return new Map(rows.map(({ name, to }) => [name, to]));
}

/** Takes a part of a file of the folder; where it ends is kept with it, so that nothing is taken twice or left out. */
export async function takeFromFolder(ctx: Context, { vendor, name, body, to }: Given & { to: number }): Promise<void> {
  mustBeSystem(ctx, "import_calls");
  await ctx.db.callFile.create({ data: { vendor, name, givenAt: ctx.now, body, readTo: BigInt(to) } });
}

export type WaitingFile = { id: number; vendor: string; body: Uint8Array<ArrayBuffer> };

/** The next file to be read; one whose reader died is begun again, which changes nothing of what was made of it. */
export async function nextCallFile(ctx: Context): Promise<WaitingFile | null> {
  mustBeSystem(ctx, "import_calls");
  return ctx.db.callFile.findFirst({
    where: { state: { not: "done" } },
    orderBy: { id: "asc" },
    select: { id: true, vendor: true, body: true },
  });
}

type Progress = { id: number; lines: number; linesRead: number; calls: number };

export async function keepProgress(ctx: Context, { id, ...progress }: Progress): Promise<void> {
  mustBeSystem(ctx, "import_calls");
  await ctx.db.callFile.update({ where: { id }, data: { state: "reading", ...progress } });
}

type Finished = Progress & { problems: z.infer<typeof problemsSchema> };

export async function finishCallFile(ctx: Context, { id, problems, ...progress }: Finished): Promise<void> {
  mustBeSystem(ctx, "import_calls");
  const { count } = await ctx.db.callFile.updateMany({
    where: { id },
    data: { state: "done", ...progress, problems: problems.slice(0, MOST_PROBLEMS), finishedAt: ctx.now },
  });
  if (count === 0) throw notFound("callFile");
}
