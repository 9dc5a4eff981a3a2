import type { Prisma } from "@/server/db";
import { departmentsOf, hasRole } from "@/server/domain/actor";
import { DomainError } from "@/server/domain/errors";
import { fillTemplate } from "@/server/domain/notices";
import { TRACKING_LENGTH } from "@/server/domain/number";
import { yearOf } from "@/server/domain/time";
import { mayListRequests } from "@/server/policies/can";
import type { Context } from "../context";
import { publicLink } from "./links";
import type { Municipality } from "./municipality";

export type Person = { id: number; name: string; title: string | null; active: boolean; departmentIds: number[] };
export type Lookups = Pick<
  Municipality,
  "departments" | "neighbourhoods" | "institutions" | "identity" | "demonstration" | "smsGateways"
> & {
  categories: Omit<Municipality["categories"][number], "keywords">[];
  people: Person[];
  /** The message a citizen gets when a request is recorded, with blanks for what is not known yet; null where none is sent. */
  receipt: string | null;
};

/** What the screens need to write names beside ids: asked once, kept by the browser. */
export async function lookups(ctx: Context): Promise<Lookups> {
  if (ctx.actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "lookups" });
  const { departments, neighbourhoods, institutions, identity, demonstration, categories } = ctx.municipality;
  const people = await ctx.db.staff.findMany({
    where: colleaguesOf(ctx),
    select: { id: true, name: true, title: true, active: true, roles: { select: { departmentId: true } } },
    orderBy: { id: "asc" },
  });
  return {
    departments,
    neighbourhoods,
    institutions,
    identity,
    demonstration,
    smsGateways: gatewaysOf(ctx),
    receipt: receiptOf(ctx),
    categories: categories.map(({ keywords: _, ...category }) => category),
    people: people.map(({ roles, ...person }) => ({
      ...person,
      departmentIds: roles.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId])),
    })),
  };
}

/**
 * Whose names stand beside requests that the actor may see: public relations and the mayor's office see all requests; a department its own
 * people and those who belong to none, who record and route. Whoever sees no requests needs nobody's name.
 */
function colleaguesOf({ actor }: Context): Prisma.StaffWhereInput {
  if (!mayListRequests(actor)) return { id: { in: [] } };
  if (hasRole(actor, "agent", "pr_manager", "mayor_office")) return {};
  const departmentId = { in: departmentsOf(actor, "department_head", "department_staff") };
  return { OR: [{ roles: { some: { departmentId } } }, { roles: { some: { departmentId: null } } }] };
}

/** Who can carry an SMS now, the preferred one first. */
const gatewaysOf = ({ municipality: { smsGateways, connected } }: Context): string[] =>
  smsGateways.filter((name) => name === "log" || connected.includes(name));

/** Blanks are as long as what will stand there, and cost the same in an SMS. */
function receiptOf({ municipality, now }: Context): string | null {
  const body = municipality.templates.get("received tr");
  if (!body) return null;
  return fillTemplate(body, {
    number: `${yearOf(now)}-${"_".repeat(6)}`,
    link: publicLink("_".repeat(TRACKING_LENGTH)),
    municipality: municipality.identity.shortName,
    callCentre: municipality.identity.callCentre,
  });
}
