import { Prisma } from "@/server/db";
import { type Actor, hasRole } from "@/server/domain/actor";
import { hasScope, ownDepartments } from "@/server/policies/can";
import { scopeOf } from "@/server/policies/visible";

const { sql, join } = Prisma;

/** The rule of `visible` in SQL, for the lists that Prisma cannot say well. */
export function visibleSql(actor: Actor): Prisma.Sql {
  const scope = scopeOf(actor);
  if (scope.all || scope.trackingCode !== null) return ownSql(actor);
  return sql`(${ownSql(actor)} OR ${inIds(sql`r.main_department_id`, scope.departmentIds.map(String))})`;
}

/** Of what is visible, what is theirs by itself: one column, so that an index gives a list's order. */
export function ownSql(actor: Actor): Prisma.Sql {
  const scope = scopeOf(actor);
  if (scope.all) return sql`true`;
  if (scope.trackingCode !== null) return sql`r.tracking_code = ${scope.trackingCode}`;
  return inIds(sql`r.department_id`, scope.departmentIds.map(String));
}

/** The rule of the whole sight (`policies/present.ts`) in SQL: whose citizen the actor may know, and so ask for by a telephone. */
export function contactSql(actor: Actor): Prisma.Sql {
  if (!hasScope(actor, "personal:read")) return sql`false`;
  if (hasRole(actor, "agent", "pr_manager")) return sql`NOT r.identity_withheld`;
  return sql`NOT r.identity_withheld AND ${inIds(sql`r.department_id`, ownDepartments(actor).map(String))}`;
}

/** `=` for one value, so that the index gives the order; "-" is none. */
export function inIds(column: Prisma.Sql, keys: readonly string[]): Prisma.Sql {
  const ids = keys.filter((key) => key !== "-").map(Number);
  const none = keys.includes("-") ? sql`${column} IS NULL` : null;
  const some = ids.length === 1 ? sql`${column} = ${ids[0]}` : ids.length > 1 ? sql`${column} IN (${join(ids)})` : null;
  if (some && none) return sql`(${some} OR ${none})`;
  return some ?? none ?? sql`false`;
}
