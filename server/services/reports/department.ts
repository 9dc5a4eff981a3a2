import { z } from "zod";
import { Prisma } from "@/server/db";
import { departmentsOf, hasRole } from "@/server/domain/actor";
import { DomainError, notFound } from "@/server/domain/errors";
import { type Measures, noMeasures } from "@/server/domain/statistics";
import { dayOf } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { addNow, daysOf, emptySum, type Line, measuresOf } from "./line";
import { MEASURE_COLUMNS } from "./measure-columns";
import { firstOf, monthsOf, type Period, periodOf, yearBefore, yearsFrom } from "./period";
import { KEPT_YEARS } from "./year-rows";

const BACKLOG = ["new", "assigned", "in_progress", "waiting"] as const;
export type BacklogStatus = (typeof BACKLOG)[number];

const count = z.number().int();
const rowsSchema = z.object({
  years: z.array(count),
  months: z.array(z.tuple([z.string()], count)),
  days: z.tuple([z.array(count), z.array(count)]),
  backlog: z.array(z.tuple([z.enum(BACKLOG), count])),
  late: count,
});

export type DepartmentReport = {
  period: Period;
  asOf: Date;
  demonstration: boolean;
  department: { id: number; name: string; shortName: string };
  /** Years that can be asked for. */
  years: number[];
  hasBefore: boolean;
  total: Line;
  /** A month that has not begun yet has no figures. */
  months: { month: string; now: Measures | null; before: Measures | null }[];
  /** Everything that is open now, whenever it was received. */
  backlog: { status: BacklogStatus; count: number }[];
  late: number;
};

/** A department's year and what waits there now; a head reads the own department's only. */
export async function departmentReport(
  ctx: Context,
  { year, departmentId }: { year: number; departmentId: number },
): Promise<DepartmentReport> {
  mayRead(ctx, departmentId);
  const department = ctx.municipality.departments.find(({ id }) => id === departmentId);
  if (!department) throw notFound("department");
  const period = periodOf(year, null, dayOf(ctx.now));
  const rows = await readDepartment(ctx, year, departmentId);
  const kept = new Map(rows.months.map(([month, ...values]): [string, Measures] => [month, measuresOf(values)]));
  const months = monthsOf(period).map((month) => ({
    month,
    now: month > dayOf(ctx.now) ? null : (kept.get(month) ?? noMeasures()),
    before: kept.get(yearBefore(month)) ?? null,
  }));
  const total = emptySum();
  for (const { month, now, before } of months) {
    if (now) addNow(total, now);
    if (!period.compare || month >= period.compare.now.to) continue;
    total.compared += now?.received ?? 0;
    total.before += before?.received ?? 0;
  }
  const hasBefore = total.before > 0;
  return {
    period,
    asOf: ctx.now,
    demonstration: ctx.municipality.demonstration,
    years: yearsFrom(rows.years, dayOf(ctx.now)),
    department: { id: department.id, name: department.name, shortName: department.shortName },
    hasBefore,
    total: { ...total, before: hasBefore ? total.before : null, days: daysOf([rows.days]) },
    months,
    backlog: BACKLOG.map((status) => ({ status, count: rows.backlog.find(([own]) => own === status)?.[1] ?? 0 })),
    late: rows.late,
  };
}

function mayRead({ actor }: Context, departmentId: number): void {
  const allowed =
    may(actor, "see_department_report") &&
    (hasRole(actor, "pr_manager", "mayor_office") || departmentsOf(actor, "department_head").includes(departmentId));
  if (!allowed) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_department_report" });
}

/** Sums, and of the requests themselves only what is open and late: as many rows as wait, read from the backlog's own index. */
async function readDepartment({ db, now }: Context, year: number, id: number): Promise<z.infer<typeof rowsSchema>> {
  const key = String(id);
  const open = Prisma.join(BACKLOG.map((status) => Prisma.raw(`'${status}'`)));
  const [row] = await db.$queryRaw<[{ rows: unknown }]>`
    SELECT json_build_object(
      'years', ${KEPT_YEARS},
      'months', (SELECT coalesce(json_agg(json_build_array(month, ${MEASURE_COLUMNS})), '[]') FROM month_sum
        WHERE dimension = 'department' AND key = ${key} AND month >= ${firstOf(year - 1, 1)}::date AND month < ${firstOf(year + 1, 1)}::date),
      'days', (SELECT json_build_array(coalesce(array_agg(bucket), '{}'), coalesce(array_agg(count), '{}')) FROM day_sum
        WHERE year = ${year} AND dimension = 'department' AND key = ${key} AND count <> 0),
      'backlog', (SELECT coalesce(json_agg(json_build_array(status, count)), '[]') FROM queue_count
        WHERE department = ${key} AND status IN (${open})),
      'late', (SELECT count(*) FROM request WHERE department_id = ${id} AND status IN (${open}) AND paused_at IS NULL AND due_at < ${now})
    ) AS rows`;
  return rowsSchema.parse(row.rows);
}
