import { z } from "zod";
import { ROLES } from "@/server/domain/actor";
import { searched } from "@/server/domain/odd-text";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

export const STATES = ["active", "disabled", "locked"] as const;
const STAFF_SORTS = ["name", "-name", "signIn", "-signIn"] as const;

const staffAddress = z.object({
  q: searched(100).optional(),
  role: z.enum(ROLES).optional(),
  department: z.coerce.number().pipe(z.int32().positive()).optional(),
  state: z.enum(STATES).optional(),
  sort: z.enum(STAFF_SORTS).default("name"),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type StaffAddress = z.output<typeof staffAddress>;

/** Reads the address, and says what of it cannot be read. */
export const staffFilterOf = (query: Query): ReadFilter<StaffAddress> => readFilter(staffAddress, query);

/** The address of the list with something changed; a change begins at the first page. */
export function staffHref(now: StaffAddress, change: Partial<StaffAddress>): string {
  const { sort, page, ...rest } = { ...now, page: 1, ...change };
  const words = { ...rest, ...(sort !== "name" && { sort }), ...(page > 1 && { page }) };
  const query = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query ? `/settings/staff?${query}` : "/settings/staff";
}
