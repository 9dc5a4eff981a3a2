import { ZodError, z } from "zod";
import { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import { mustBeSystem } from "../messages/due";

export type Waiting = { id: number; vendor: string; body: Uint8Array<ArrayBuffer>; receivedAt: Date };

type Stretch = { after: number; limit: number; urgent: boolean };

/** What arrived and is not read yet, in order; `after` goes on behind what was just tried. */
export async function waitingIncoming(ctx: Context, { after, limit, urgent }: Stretch): Promise<Waiting[]> {
  mustBeSystem(ctx, "read");
  // Written out, so that the small index of what is urgent is used however much else waits.
  return ctx.db.$queryRaw<Waiting[]>`
    SELECT id, vendor, body, received_at AS "receivedAt" FROM incoming
    WHERE state = 'waiting' AND ${urgent ? Prisma.sql`urgent` : Prisma.sql`NOT urgent`} AND id > ${after} ORDER BY id LIMIT ${limit}`;
}

/** Read to the end; with `problems` it goes to the list that people look through. */
export async function finishIncoming(ctx: Context, input: { id: number; problems: readonly string[] }): Promise<void> {
  mustBeSystem(ctx, "read");
  await ctx.db.incoming.updateMany({
    where: { id: input.id, state: "waiting" },
    data:
      input.problems.length === 0
        ? { state: "done", error: null, handledAt: ctx.now }
        : { state: "unreadable", error: input.problems.join("\n").slice(0, 2000), handledAt: ctx.now },
  });
}

const PATIENCE_MS = 3_600_000;

/** Whether what it is about may still come: a citizen's words can be overtaken by their taking them back. */
export const mayStillCome = (ctx: Context, row: Waiting): boolean =>
  ctx.now.getTime() - row.receivedAt.getTime() <= PATIENCE_MS;

/** SQLSTATE class 22: the database will never take such a value. */
const DATA = /^22/;

function isOfData(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError || error instanceof RangeError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { data } = failureSchema.safeParse(error.meta);
  return DATA.test(data?.driverAdapterError.cause.originalCode ?? "");
}
const failureSchema = z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) });

/**
 * Why trying again is pointless: it breaks a rule, cannot be kept, or has failed for an hour; null where it may pass, as a conflict
 * with a person's act does. No value of the payload gets into it.
 */
export function whyHopeless(ctx: Context, row: Waiting, error: unknown): string | null {
  if (isOfData(error)) return "cannotBeKept";
  const { name, message } = error instanceof Error ? error : { name: "Unknown", message: String(error) };
  const isRule = error instanceof ZodError || (error instanceof DomainError && error.code !== "CONFLICT");
  if (isRule) return `${name}: ${message}`;
  return mayStillCome(ctx, row) || error instanceof DomainError ? null : `${name}: ${message}`;
}
