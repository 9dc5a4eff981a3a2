import { Prisma } from "@/server/db";
import type { CallFilter } from "@/server/domain/call-filter";
import { DomainError } from "@/server/domain/errors";
import { readPhone } from "@/server/domain/phone";
import { startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { seesNumbers } from "./sees-numbers";

const { sql, join, empty } = Prisma;

/** Which calls pass a filter, as a condition on `c`. Who may not look a number or a person up is refused. */
export function callsWhere({ actor }: Context, filter: CallFilter): Prisma.Sql {
  if (!may(actor, "see_calls")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_calls" });
  if (filter.number && !seesNumbers(actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "find_number" });
  if (filter.staff && !may(actor, "see_agent_figures"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "see_agent_figures" });
  const { direction, answered, outcome, state, queue, extension, staff, within, hour, hidden, request, number } =
    filter;
  const parts = [
    direction && sql`c.direction = ${direction}::"CallDirection"`,
    answered === "yes" && sql`c.answered_at IS NOT NULL`,
    answered === "no" && sql`c.outcome IN ('abandoned', 'unanswered')`,
    outcome && sql`c.outcome = ${outcome}::"CallOutcome"`,
    state === "live" && sql`c.ended_at IS NULL`,
    state === "ended" && sql`c.ended_at IS NOT NULL AND NOT c.lapsed`,
    state === "lapsed" && sql`c.lapsed`,
    queue && sql`c.queue = ${queue}`,
    extension && sql`c.extension = ${extension}`,
    staff && (staff === "-" ? sql`c.staff_id IS NULL` : sql`c.staff_id = ${staff}`),
    within && sql`c.answered_at IS NOT NULL AND c.wait_seconds <= ${within}`,
    hour !== undefined && sql`extract(hour FROM c.started_at AT TIME ZONE 'Europe/Istanbul') = ${hour}`,
    hidden && sql`c.number IS NULL AND c.direction <> 'internal'`,
    request === "yes" && sql`c.request_id IS NOT NULL`,
    request === "no" && sql`c.request_id IS NULL`,
    number && sql`c.number = ${readPhone(number)?.e164 ?? ""}`,
    filter.from && sql`c.started_at >= ${startOfDay(filter.from)}`,
    filter.to && sql`c.started_at < ${startOfDay(filter.to)}`,
  ].filter((part) => part instanceof Prisma.Sql);
  return parts.length > 0 ? sql`AND ${join(parts, " AND ")}` : empty;
}
