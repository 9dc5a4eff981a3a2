import { z } from "zod";
import type { Prisma } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import { addDays, startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

const day = z.iso.date();
const id = z.int32().positive();

/** The words of the list's address; `from` and `to` are days and both belong to it. */
export const auditFilterSchema = z.object({
  act: z.string().max(60).optional(),
  person: id.optional(),
  from: day.optional(),
  to: day.optional(),
  /** The entry after which it goes on. */
  before: id.optional(),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

export type AuditRow = {
  id: number;
  at: Date;
  act: string;
  /** Who did it; null where nobody had signed in. */
  by: { id: number; name: string } | null;
  subject: string;
  /** The person it was done to, where it was one. */
  of: string | null;
  data: Prisma.JsonValue;
};
export type AuditPage = { rows: AuditRow[]; next: number | null };

export const AUDIT_PAGE = 50;

function mustSeeAudit({ actor }: Context): void {
  if (!may(actor, "see_audit")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_audit" });
}

/** Who did what that is no request's history, newest first. */
export async function listAudit(ctx: Context, filter: AuditFilter, take = AUDIT_PAGE): Promise<AuditPage> {
  mustSeeAudit(ctx);
  const entries = await ctx.db.auditEntry.findMany({
    where: {
      ...(filter.act && { act: filter.act }),
      ...(filter.person && { OR: [{ staffId: filter.person }, { subject: `staff:${filter.person}` }] }),
      at: {
        ...(filter.from && { gte: startOfDay(filter.from) }),
        ...(filter.to && { lt: startOfDay(addDays(filter.to, 1)) }),
      },
      ...(filter.before && { id: { lt: filter.before } }),
    },
    orderBy: { id: "desc" },
    take: take + 1,
  });
  const rows = entries.slice(0, take);
  const names = await namesOf(ctx, rows);
  return {
    rows: rows.map(({ id, at, act, staffId, subject, data }) => ({
      id,
      at,
      act,
      by: staffId === null ? null : { id: staffId, name: names.get(staffId) ?? "" },
      subject,
      of: names.get(staffOf(subject)) ?? null,
      data,
    })),
    next: entries.length > take ? (rows.at(-1)?.id ?? null) : null,
  };
}

const staffOf = (subject: string): number => Number(/^staff:(\d+)$/.exec(subject)?.[1] ?? 0);

async function namesOf(ctx: Context, rows: readonly { staffId: number | null; subject: string }[]) {
  const ids = new Set(rows.flatMap(({ staffId, subject }) => [staffId ?? 0, staffOf(subject)]));
  const staff = await ctx.db.staff.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

/** What the list can be narrowed to: every act that has ever been written down, from one to the next by the index, and everybody. */
export async function auditChoices(ctx: Context): Promise<{ acts: string[]; people: { id: number; name: string }[] }> {
  mustSeeAudit(ctx);
  const [acts, people] = await Promise.all([
    ctx.db.$queryRaw<{ act: string }[]>`
      WITH RECURSIVE known AS (
        (SELECT act FROM audit_entry ORDER BY act LIMIT 1)
        UNION ALL
        SELECT (SELECT e.act FROM audit_entry e WHERE e.act > k.act ORDER BY e.act LIMIT 1) FROM known k WHERE k.act IS NOT NULL)
      SELECT act FROM known WHERE act IS NOT NULL`,
    ctx.db.staff.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  return { acts: acts.map(({ act }) => act), people };
}
