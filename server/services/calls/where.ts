import { Prisma } from "@/server/db";
import type { CallFilter } from "@/server/domain/call-filter";
import { DomainError } from "@/server/domain/errors";
import { readPhone } from "@/server/domain/phone";
import { startOfDay } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { seesNumbers } from "./sees-numbers";

const { sql, join } = Prisma;

/** A filter as conditions on `c`: what one index answers in the log's order, and what is then looked for row by row; null where nothing is. */
export type CallsWhere = { indexed: Prisma.Sql; rest: Prisma.Sql | null };

/** Which calls pass a filter. Who may not look a number or a person up is refused. */
export function callsWhere({ actor }: Context, filter: CallFilter): CallsWhere {
  if (!may(actor, "see_calls")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_calls" });
  if (filter.number && !seesNumbers(actor)) throw new DomainError("FORBIDDEN", "forbidden", { act: "find_number" });
  if (filter.staff && !may(actor, "see_agent_figures"))
    throw new DomainError("FORBIDDEN", "forbidden", { act: "see_agent_figures" });
  const [first = sql`true`, ...others] = ofOne(filter);
  const rest = [...others, ...ofMany(filter)];
  return {
    indexed: join([first, ...days(filter)], " AND "),
    rest: rest.length > 0 ? join(rest, " AND ") : null,
  };
}

const given = (parts: readonly unknown[]): Prisma.Sql[] => parts.filter((part) => part instanceof Prisma.Sql);

/** Each has an index of its own, the one that finds fewest first. */
const ofOne = ({ number, staff, extension, queue, state }: CallFilter): Prisma.Sql[] =>
  given([
    // Beside a number that is asked for, a request whose identity is withheld would say whose it is.
    number &&
      sql`c.number = ${readPhone(number)?.e164 ?? ""}
        AND NOT EXISTS (SELECT FROM request w WHERE w.id = c.request_id AND w.identity_withheld)`,
    state === "live" && sql`c.ended_at IS NULL`,
    state === "lapsed" && sql`c.lapsed`,
    staff && staff !== "-" && sql`c.staff_id = ${staff}`,
    extension && sql`c.extension = ${extension}`,
    queue && sql`c.queue = ${queue}`,
  ]);

const ofMany = ({
  direction,
  answered,
  outcome,
  state,
  staff,
  within,
  hour,
  hidden,
  request,
}: CallFilter): Prisma.Sql[] =>
  given([
    direction && sql`c.direction = ${direction}::"CallDirection"`,
    answered === "yes" && sql`c.answered_at IS NOT NULL`,
    answered === "no" && sql`c.outcome IN ('abandoned', 'unanswered')`,
    outcome && sql`c.outcome = ${outcome}::"CallOutcome"`,
    state === "ended" && sql`c.ended_at IS NOT NULL AND NOT c.lapsed`,
    staff === "-" && sql`c.staff_id IS NULL`,
    within && sql`c.answered_at IS NOT NULL AND c.wait_seconds <= ${within}`,
    hour !== undefined && sql`extract(hour FROM c.started_at AT TIME ZONE 'Europe/Istanbul') = ${hour}`,
    hidden && sql`c.number IS NULL AND c.direction <> 'internal'`,
    request === "yes" && sql`c.request_id IS NOT NULL`,
    request === "no" && sql`c.request_id IS NULL`,
  ]);

const days = ({ from, to }: CallFilter): Prisma.Sql[] =>
  given([from && sql`c.started_at >= ${startOfDay(from)}`, to && sql`c.started_at < ${startOfDay(to)}`]);
