import { Prisma } from "@/server/db";
import { hasRole } from "@/server/domain/actor";
import { readRequestNumber } from "@/server/domain/number";
import { readPhone } from "@/server/domain/phone";
import { words } from "@/server/domain/turkish";
import { hasScope, ownDepartments } from "@/server/policies/can";
import type { Context } from "../context";
import { contactSql } from "./where";

const { sql } = Prisma;

/** What a person typed into the search box: a number, the end of one or a telephone, which name rows, or words. What names nothing finds nothing. */
export type Wanted = { by: "rows"; where: Prisma.Sql } | { by: "words"; query: string; typed: string };

export function wantedOf(ctx: Context, q: string): Wanted {
  const number = readRequestNumber(q);
  if (number) return { by: "rows", where: sql`r.year = ${number.year} AND r.seq = ${number.seq}` };
  const phone = searchesPeople(ctx) ? readPhone(q) : null;
  if (phone)
    return {
      by: "rows",
      where: sql`r.id IN (
        SELECT o.id FROM request o JOIN citizen c ON c.id = o.citizen_id WHERE c.phone = ${phone.e164}
        UNION SELECT request_id FROM request_detail WHERE field = 'phone' AND value = ${phone.e164}) AND ${contactSql(ctx.actor)}`,
    };
  if (/^\d{1,6}$/.test(q.trim()))
    return { by: "rows", where: sql`r.year IN (SELECT year FROM year_counter) AND r.seq = ${Number(q)}` };
  const found = words(q);
  return found.length > 0
    ? { by: "words", query: found.map((word) => `'${word}':*`).join(" & "), typed: q }
    : { by: "rows", where: sql`false` };
}

/** A telephone finds people, so it is asked only by those who work with them. */
export const searchesPeople = ({ actor }: Context): boolean =>
  hasScope(actor, "personal:read") && (hasRole(actor, "agent", "pr_manager") || ownDepartments(actor).length > 0);
