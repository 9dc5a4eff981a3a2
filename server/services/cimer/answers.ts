import { z } from "zod";
import { DomainError, notFound } from "@/server/domain/errors";
import { startOfDay } from "@/server/domain/time";
import type { Context } from "../context";
import { record } from "../requests/record";
import { mustHandle } from "./handling";
import { type CimerCaseRow, casesOf } from "./list-cases";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "dayUnreadable");

/** What waits to be entered, or what was answered from the beginning of one day up to that of another. */
export const answersSchema = z.discriminatedUnion("which", [
  z.object({ which: z.literal("waiting") }),
  z.object({ which: z.literal("period"), from: day, to: day }),
]);

/** Puts down which answers a file has, so that just those can be marked as entered afterwards. */
export async function makeAnswers(
  ctx: Context,
  asked: z.infer<typeof answersSchema>,
): Promise<{ id: number; count: number }> {
  const createdById = mustHandle(ctx);
  const answeredAt =
    asked.which === "waiting" ? { not: null } : { gte: startOfDay(asked.from), lt: startOfDay(asked.to) };
  const cases = await ctx.db.cimerCase.findMany({
    where: { answeredAt, ...(asked.which === "waiting" && { enteredAt: null }) },
    orderBy: [{ answeredAt: "asc" }, { requestId: "asc" }],
    select: { requestId: true },
  });
  if (cases.length === 0) throw new DomainError("INVALID", "noAnswersThere");
  return ctx.db.$transaction(async (tx) => {
    const { id } = await tx.cimerAnswers.create({
      data: { createdAt: ctx.now, createdById, requestIds: cases.map(({ requestId }) => requestId) },
      select: { id: true },
    });
    const data = { count: cases.length, ...asked };
    await tx.auditEntry.create({
      data: { at: ctx.now, staffId: createdById, act: "cimer_answers_made", subject: `cimer_answers:${id}`, data },
    });
    return { id, count: cases.length };
  });
}

/** The answers of a file as they stand; one that was taken back since is not among them. */
export async function answersOf(ctx: Context, { id }: { id: number }): Promise<CimerCaseRow[]> {
  mustHandle(ctx);
  const made = await ctx.db.cimerAnswers.findUnique({ where: { id } });
  if (!made) throw notFound("file");
  const rows = await casesOf(ctx, made.requestIds);
  return rows.filter(({ answeredAt }) => answeredAt !== null && answeredAt <= made.createdAt);
}

const AT_ONCE = 100;

/** Marks the next answers of a file as entered; `left` is to be asked for again. What changed since the file was made is left alone. */
export async function enterAnswers(ctx: Context, { id }: { id: number }): Promise<{ entered: number; left: number }> {
  mustHandle(ctx);
  const made = await ctx.db.cimerAnswers.findUnique({ where: { id } });
  if (!made) throw notFound("file");
  const waiting = { requestId: { in: made.requestIds }, answeredAt: { lte: made.createdAt }, enteredAt: null };
  const cases = await ctx.db.cimerCase.findMany({
    where: waiting,
    orderBy: { requestId: "asc" },
    take: AT_ONCE,
    select: { requestId: true },
  });
  let entered = 0;
  for (const { requestId } of cases) {
    try {
      await record(ctx, { id: requestId, change: { act: "enter_answer" } });
      entered += 1;
    } catch (error) {
      // Somebody else entered it, or took the answer back, at this very moment.
      if (!(error instanceof DomainError) || !["WRONG_STATE", "CONFLICT"].includes(error.code)) throw error;
    }
  }
  return { entered, left: await ctx.db.cimerCase.count({ where: waiting }) };
}

const SHOWN = 5;

/** The newest files of answers, with how many of each still wait to be entered. */
export async function listAnswers(ctx: Context) {
  mustHandle(ctx);
  const made = await ctx.db.cimerAnswers.findMany({
    orderBy: { id: "desc" },
    take: SHOWN,
    select: { id: true, createdAt: true, requestIds: true, createdBy: { select: { name: true } } },
  });
  return Promise.all(
    made.map(async ({ requestIds, ...file }) => ({
      ...file,
      count: requestIds.length,
      waiting: await ctx.db.cimerCase.count({
        where: { requestId: { in: requestIds }, answeredAt: { lte: file.createdAt }, enteredAt: null },
      }),
    })),
  );
}
