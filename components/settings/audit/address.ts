import { z } from "zod";
import { searched } from "@/server/domain/odd-text";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";

const id = z.coerce.number().pipe(z.int32().positive()).optional();
const day = z.iso.date().optional();

const auditAddress = z.object({ act: searched(60).optional(), person: id, from: day, to: day, before: id });
export type AuditAddress = z.output<typeof auditAddress>;

/** Reads the address, and says what of it cannot be read. */
export const auditFilterOf = (query: Query): ReadFilter<AuditAddress> => readFilter(auditAddress, query);

/** The list's words as a query, for the list itself and for its file. */
export function auditQuery(now: AuditAddress): string {
  const query = new URLSearchParams(
    Object.entries(now).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query && `?${query}`;
}
