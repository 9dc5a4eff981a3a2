import { z } from "zod";
import { ROLES } from "@/server/domain/actor";

export const STATES = ["active", "disabled", "locked"] as const;
const STAFF_SORTS = ["name", "-name", "signIn", "-signIn"] as const;

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value) || undefined;
const whole = z.coerce.number().int().min(1);

/** The words of the list's address; what makes no sense is as if it were not there. */
export const staffAddress = z.object({
  q: z.preprocess(one, z.string().trim().max(100).optional().catch(undefined)),
  role: z.preprocess(one, z.enum(ROLES).optional().catch(undefined)),
  department: z.preprocess(one, whole.optional().catch(undefined)),
  state: z.preprocess(one, z.enum(STATES).optional().catch(undefined)),
  sort: z.preprocess(one, z.enum(STAFF_SORTS).default("name").catch("name")),
  page: z.preprocess(one, whole.max(1000).default(1).catch(1)),
});
export type StaffAddress = z.output<typeof staffAddress>;

/** The address of the list with something changed; a change begins at the first page. */
export function staffHref(now: StaffAddress, change: Partial<StaffAddress>): string {
  const { sort, page, ...rest } = { ...now, page: 1, ...change };
  const words = { ...rest, ...(sort !== "name" && { sort }), ...(page > 1 && { page }) };
  const query = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query ? `/settings/staff?${query}` : "/settings/staff";
}
