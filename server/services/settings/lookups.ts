import { DomainError } from "@/server/domain/errors";
import type { Context } from "../context";
import type { Municipality } from "./municipality";

export type Person = { id: number; name: string; title: string | null; active: boolean; departmentIds: number[] };
export type Lookups = Pick<
  Municipality,
  "departments" | "neighbourhoods" | "institutions" | "identity" | "demonstration"
> & {
  categories: Omit<Municipality["categories"][number], "keywords">[];
  people: Person[];
};

/** What the screens need to write names beside ids: asked once, kept by the browser. */
export async function lookups(ctx: Context): Promise<Lookups> {
  if (ctx.actor.kind !== "staff") throw new DomainError("FORBIDDEN", "forbidden", { act: "lookups" });
  const { departments, neighbourhoods, institutions, identity, demonstration, categories } = ctx.municipality;
  const people = await ctx.db.staff.findMany({
    select: { id: true, name: true, title: true, active: true, roles: { select: { departmentId: true } } },
    orderBy: { id: "asc" },
  });
  return {
    departments,
    neighbourhoods,
    institutions,
    identity,
    demonstration,
    categories: categories.map(({ keywords: _, ...category }) => category),
    people: people.map(({ roles, ...person }) => ({
      ...person,
      departmentIds: roles.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId])),
    })),
  };
}
