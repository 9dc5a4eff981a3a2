import { Prisma } from "@/server/db";
import type { Actor } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { type Filter, orderOf, spanOf, statusesOf } from "@/server/domain/filters";
import { HANDOVER_STATES, type HandoverState, TROUBLED } from "@/server/domain/handover";
import { OPEN, type Status } from "@/server/domain/request";
import { addDays, dayOf, startOfDay } from "@/server/domain/time";
import { mayListRequests } from "@/server/policies/can";
import { scopeOf } from "@/server/policies/visible";
import type { Context } from "../context";
import { inIds, ownSql, visibleSql } from "./where";

const { sql, join, raw } = Prisma;

/** When it was recorded, as its index has it. */
export const RECORDED = sql`coalesce(r.recorded_at, r.received_at)`;

/**
 * A list's conditions but its words and its cursor. `lead`: what one index answers in the list's own order. `rest`: what is then looked
 * for row by row, null where nothing is. `few`: the lead finds so little that all of it may be read and sorted.
 */
export type Conditions = { lead: Prisma.Sql; rest: Prisma.Sql | null; few: boolean };

/** `wanted`: the rows that a number or a telephone names. Refuses whoever may list nothing. */
export function conditionsOf(ctx: Context, filter: Filter, wanted: Prisma.Sql | null): Conditions {
  if (!mayListRequests(ctx.actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "list" });
  const named = { wanted, ...namedConditions(ctx, filter) };
  const few = FEW.find((name) => named[name] !== null);
  // Among few, what was merged into theirs is shown as well; a long list is read by one column.
  if (few && named.own && filter.department.length === 0) named.own = visibleSql(ctx.actor);
  const leading = new Set<string>(few ? [few] : leadOf(ctx, filter));
  const given = Object.entries(named).filter(([, condition]) => condition !== null);
  const all = (parts: typeof given) => {
    const conditions = parts.flatMap(([, condition]) => (condition ? [condition] : []));
    return conditions.length > 0 ? join(conditions, " AND ") : null;
  };
  return {
    lead: all(given.filter(([name]) => leading.has(name))) ?? sql`true`,
    rest: all(given.filter(([name]) => !leading.has(name))),
    few: few !== undefined,
  };
}

type Named = ReturnType<typeof namedConditions> & { wanted: Prisma.Sql | null };

/** Each alone finds few rows, whatever the years bring. */
const FEW = [
  "wanted",
  "mergedInto",
  "claimed",
  "handed",
  "followUp",
  "details",
] as const satisfies readonly (keyof Named)[];

/** One value of one of these has an index that also gives the order; of several, the one that mostly finds fewest. */
const BY_DUE = ["assignee", "own", "department"] as const satisfies readonly (keyof Named)[];
const BY_RECEIPT = [
  "category",
  "neighbourhood",
  "own",
  "department",
  "channel",
] as const satisfies readonly (keyof Named)[];

/** What the index of a list's order answers: of open ones by deadline or receipt, of all by receipt. */
function leadOf(ctx: Context, filter: Filter): (keyof Named)[] {
  const asked = keysOf(ctx, filter);
  const single = (name: keyof typeof asked) => asked[name].length === 1 && asked[name][0] !== "-";
  const statuses = statusesOf(filter);
  const order = orderOf(filter);
  if (order.endsWith("recorded")) return ["from", "to"];
  if (order.endsWith("due")) {
    const by = BY_DUE.find(single);
    return [...(by ? [by] : statuses?.join() === "new" ? (["status"] as const) : []), "open", "late", "today"];
  }
  if (isOpenOnly(filter)) return ["open", "from", "to"];
  const by = BY_RECEIPT.find(single);
  return [...(by ? [by] : []), ...(statuses?.length === 1 ? (["status"] as const) : []), "from", "to"];
}

/** The values that each column is asked to be one of. */
const keysOf = (ctx: Context, filter: Filter) => ({
  own: ownKeys(ctx.actor),
  department: filter.department,
  category: withChildren(ctx, filter.category),
  neighbourhood: filter.neighbourhood,
  institution: filter.institution,
  channel: filter.channel,
  assignee: filter.assignee ? [filter.assignee === "me" ? String(staffIdOf(ctx.actor)) : filter.assignee] : [],
});

function namedConditions(ctx: Context, filter: Filter) {
  const { now, actor } = ctx;
  const { from, to } = spanOf(filter);
  const { kind, urgency } = filter;
  const dated = filter.dated === "recorded" ? RECORDED : sql`r.received_at`;
  const asked = keysOf(ctx, filter);
  const among = (column: Prisma.Sql, keys: readonly string[]) => (keys.length > 0 ? inIds(column, keys) : null);
  return {
    mergedInto: filter.mergedInto ? sql`r.merged_into_id = ${Number(filter.mergedInto)}` : null,
    claimed: filter.claimed ? sql`r.claimed_by_id = ${staffIdOf(actor)}` : null,
    handed: filter.handed ? handedSql(filter.handed) : null,
    details: filter.details ? sql`r.id IN (SELECT d.request_id FROM request_detail d WHERE d.state = 'waiting')` : null,
    own: scopeOf(actor).all ? null : ownSql(actor),
    followUp: filter.followUp ? sql`r.follow_up_at IS NOT NULL` : null,
    department: asked.department.join() === asked.own.join() ? null : among(sql`r.department_id`, asked.department),
    category: among(sql`r.category_id`, asked.category),
    neighbourhood: among(sql`r.neighbourhood_id`, asked.neighbourhood),
    institution: among(sql`r.institution_id`, asked.institution),
    channel: oneOf(sql`r.channel`, asked.channel),
    assignee: among(sql`r.assignee_id`, asked.assignee),
    open: isOpenOnly(filter) ? sql`r.status IN ('new', 'assigned', 'in_progress', 'waiting')` : null,
    status: statusSql(filter),
    from: from ? sql`${dated} >= ${from}` : null,
    to: to ? sql`${dated} < ${to}` : null,
    late: urgency === "late" ? sql`r.due_at < ${now}` : null,
    today: urgency === "today" ? sql`r.due_at >= ${now} AND r.due_at < ${startOfDay(addDays(dayOf(now), 1))}` : null,
    runs: urgency ? sql`r.paused_at IS NULL` : null,
    kind: oneOf(sql`r.kind`, kind),
    priority: oneOf(sql`r.priority`, filter.priority),
    waitingOn: oneOf(sql`r.waiting_on`, filter.waitingOn),
    onTime: filter.onTime ? sql`r.answered_on_time = ${filter.onTime === "yes"}` : null,
    answered: filter.answered ? sql`r.answered_on_time IS NOT NULL` : null,
    reopened: filter.reopened ? sql`r.reopened_count > 0` : null,
  };
}

/** Words of ours, said in the statement itself, so that the planner knows its partial indexes again. */
function oneOf(column: Prisma.Sql, words: readonly string[]): Prisma.Sql | null {
  if (words.length === 0) return null;
  const said = raw(words.map((word) => `'${word}'`).join(", "));
  return words.length === 1 ? sql`${column} = ${said}` : sql`${column} IN (${said})`;
}

const OPEN_ONES: ReadonlySet<Status> = new Set(OPEN);

/** Only what is open can be late, due today or waiting; what was merged while it waited is not open. */
const isOpenOnly = (filter: Filter): boolean =>
  filter.urgency !== undefined ||
  filter.waitingOn.length > 0 ||
  (statusesOf(filter)?.every((status) => OPEN_ONES.has(status)) ?? false);

/** Null where nothing is asked, or only that it is open. */
function statusSql(filter: Filter): Prisma.Sql | null {
  const statuses = statusesOf(filter);
  if (!statuses || (OPEN.every((status) => statuses.includes(status)) && statuses.length === OPEN.length)) return null;
  return oneOf(sql`r.status`, statuses);
}

const ownKeys = (actor: Actor): string[] => {
  const scope = scopeOf(actor);
  return scope.all ? [] : scope.departmentIds.map(String);
};

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
