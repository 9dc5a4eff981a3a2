import { Prisma } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { type Filter, spanOf, statusesOf } from "@/server/domain/filters";
import { HANDOVER_STATES, type HandoverState, TROUBLED } from "@/server/domain/handover";
import { OPEN } from "@/server/domain/request";
import { addDays, dayOf, startOfDay } from "@/server/domain/time";
import { mayListRequests } from "@/server/policies/can";
import { scopeOf } from "@/server/policies/visible";
import type { Context } from "../context";

const { sql, join } = Prisma;

/** The rule of `visible` in SQL, for the lists that Prisma cannot say well. */
export function visibleSql(actor: Actor): Prisma.Sql {
  const scope = scopeOf(actor);
  if (scope.all) return sql`true`;
  if (scope.trackingCode !== null) return sql`r.tracking_code = ${scope.trackingCode}`;
  return inIds(sql`r.department_id`, scope.departmentIds.map(String));
}

/** `=` for one value, so that the index gives the order; "-" is none. */
function inIds(column: Prisma.Sql, keys: readonly string[]): Prisma.Sql {
  const ids = keys.filter((key) => key !== "-").map(Number);
  const none = keys.includes("-") ? sql`${column} IS NULL` : null;
  const some = ids.length === 1 ? sql`${column} = ${ids[0]}` : ids.length > 1 ? sql`${column} IN (${join(ids)})` : null;
  if (some && none) return sql`(${some} OR ${none})`;
  return some ?? none ?? sql`false`;
}

const OPEN_SQL = sql`r.status IN ('new', 'assigned', 'in_progress', 'waiting')`;

/** Said as the partial indexes say it, so that the planner knows them again. */
function statusSql(filter: Filter): Prisma.Sql | null {
  const statuses = statusesOf(filter);
  if (!statuses) return null;
  if (statuses.length === OPEN.length && OPEN.every((status) => statuses.includes(status))) return OPEN_SQL;
  const [only] = statuses;
  if (statuses.length === 1) return sql`r.status = ${Prisma.raw(`'${only}'`)}`;
  const list = sql`r.status IN (${Prisma.raw(statuses.map((status) => `'${status}'`).join(", "))})`;
  return statuses.every((status) => (OPEN as readonly string[]).includes(status))
    ? sql`(${list} AND ${OPEN_SQL})`
    : list;
}

/** By the newest hand-over of a request, from the small table of hand-overs; an older one is history. */
const HANDED_STATES: Record<NonNullable<Filter["handed"]>, readonly HandoverState[]> = {
  any: HANDOVER_STATES,
  open: ["queued", "taken", "given", "accepted"],
  closed: ["closed"],
  trouble: TROUBLED,
};

function handedSql(handed: NonNullable<Filter["handed"]>): Prisma.Sql {
  const states = Prisma.raw(HANDED_STATES[handed].map((state) => `'${state}'`).join(", "));
  return sql`r.id IN (SELECT n.request_id FROM (
    SELECT DISTINCT ON (h.request_id) h.request_id, h.state FROM handover h ORDER BY h.request_id, h.id DESC) n
    WHERE n.state IN (${states}))`;
}

/** A subject of the first level stands for all below it. */
function withChildren(ctx: Context, keys: readonly string[]): string[] {
  return keys.flatMap((key) => [
    key,
    ...ctx.municipality.categories.filter(({ parentId }) => String(parentId) === key).map(({ id }) => String(id)),
  ]);
}

function staffIdOf(actor: Actor): number {
  if (actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "list" });
  return actor.staffId;
}

/** Every condition of a list but its search words and its cursor. Refuses whoever may list nothing. */
export function whereSql(ctx: Context, filter: Filter): Prisma.Sql {
  if (!mayListRequests(ctx.actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "list" });
  const { from, to } = spanOf(filter);
  const today = dayOf(ctx.now);
  const conditions: (Prisma.Sql | null)[] = [
    visibleSql(ctx.actor),
    statusSql(filter),
    filter.channel.length > 0
      ? sql`r.channel IN (${Prisma.raw(filter.channel.map((channel) => `'${channel}'`).join(", "))})`
      : null,
    filter.kind.length > 0 ? sql`r.kind IN (${Prisma.raw(filter.kind.map((kind) => `'${kind}'`).join(", "))})` : null,
    filter.department.length > 0 ? inIds(sql`r.department_id`, filter.department) : null,
    filter.category.length > 0 ? inIds(sql`r.category_id`, withChildren(ctx, filter.category)) : null,
    filter.neighbourhood.length > 0 ? inIds(sql`r.neighbourhood_id`, filter.neighbourhood) : null,
    filter.institution.length > 0 ? inIds(sql`r.institution_id`, filter.institution) : null,
    filter.handed ? handedSql(filter.handed) : null,
    filter.assignee
      ? inIds(sql`r.assignee_id`, [filter.assignee === "me" ? String(staffIdOf(ctx.actor)) : filter.assignee])
      : null,
    filter.claimed ? sql`r.claimed_by_id = ${staffIdOf(ctx.actor)}` : null,
    filter.onTime ? sql`r.answered_on_time = ${filter.onTime === "yes"}` : null,
    filter.answered ? sql`r.answered_at IS NOT NULL` : null,
    filter.urgency === "late" ? sql`${OPEN_SQL} AND r.paused_at IS NULL AND r.due_at < ${ctx.now}` : null,
    filter.urgency === "today"
      ? sql`${OPEN_SQL} AND r.paused_at IS NULL AND r.due_at >= ${ctx.now} AND r.due_at < ${startOfDay(addDays(today, 1))}`
      : null,
    filter.mergedInto ? sql`r.merged_into_id = ${Number(filter.mergedInto)}` : null,
    from ? sql`r.received_at >= ${from}` : null,
    to ? sql`r.received_at < ${to}` : null,
  ];
  return join(
    conditions.filter((condition) => condition !== null),
    " AND ",
  );
}
