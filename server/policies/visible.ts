import type { Prisma } from "@/prisma/generated/client";
import type { Actor } from "@/server/domain/actor";
import { ownDepartments, seesAll } from "./can";

/** The rule of `canRead` as a question to the database: which requests does this actor see? */
export type Scope = { all: true } | { all: false; departmentIds: number[]; trackingCode: string | null };

export function scopeOf(actor: Actor): Scope {
  if (actor.kind === "citizen") return { all: false, departmentIds: [], trackingCode: actor.trackingCode };
  return seesAll(actor) ? { all: true } : { all: false, departmentIds: ownDepartments(actor), trackingCode: null };
}

/** As a Prisma where. */
export function visible(actor: Actor): Prisma.RequestWhereInput {
  const scope = scopeOf(actor);
  if (scope.all) return {};
  return scope.trackingCode === null
    ? { OR: [{ departmentId: { in: scope.departmentIds } }, { mainDepartmentId: { in: scope.departmentIds } }] }
    : { trackingCode: scope.trackingCode };
}
