import { z } from "zod";

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value) || undefined;
const whole = z.preprocess(one, z.coerce.number().int().min(1).optional().catch(undefined));
const day = z.preprocess(one, z.iso.date().optional().catch(undefined));

/** The words of the list's address; what makes no sense is as if it were not there. */
export const auditAddress = z.object({
  act: z.preprocess(one, z.string().max(60).optional().catch(undefined)),
  person: whole,
  from: day,
  to: day,
  before: whole,
});
export type AuditAddress = z.output<typeof auditAddress>;

/** The list's words as a query, for the list itself and for its file. */
export function auditQuery(now: AuditAddress): string {
  const query = new URLSearchParams(
    Object.entries(now).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query && `?${query}`;
}
