import { z } from "zod";

/** The query of an address: Next's search parameters, or any of the browser's. */
export type Query = Record<string, string | string[] | undefined> | URLSearchParams;

/** `unreadable`: what the address asks for and cannot be read, as "name=value". Whoever asks so is told, and not shown everything. */
export type ReadFilter<F> = { filter: F; unreadable: string[] };

/** More values of one name than this are not read. */
const MOST_VALUES = 40;
const SHOWN_LENGTH = 60;

/**
 * Reads an address by the schema of its list. A name that the schema does not know belongs to somebody else and is left alone; an
 * empty value asks for nothing; several values of one name, side by side or divided by commas, are read where the schema takes several.
 */
export function readFilter<S extends z.ZodObject<Record<string, z.ZodType>>>(
  schema: S,
  query: Query,
): ReadFilter<z.output<S>> {
  const read: Record<string, unknown> = {};
  const unreadable: string[] = [];
  const refuse = (name: string, value: string) => unreadable.push(`${name}=${value.slice(0, SHOWN_LENGTH)}`);
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = valuesOf(query, name);
    if (takesSeveral(field)) {
      const values = unique(given.flatMap((value) => value.split(",")));
      const fits = (value: string, index: number) => index < MOST_VALUES && field.safeParse([value]).success;
      read[name] = values.filter(fits);
      for (const value of values.filter((value, index) => !fits(value, index))) refuse(name, value);
    } else {
      const [value, ...others] = unique(given);
      if (value === undefined) continue;
      if (others.length === 0 && field.safeParse(value).success) read[name] = value;
      else refuse(name, [value, ...others].join(","));
    }
  }
  return { filter: schema.parse(read), unreadable };
}

const takesSeveral = (field: z.ZodType): boolean => Array.isArray(field.safeParse(undefined).data);

function valuesOf(query: Query, name: string): string[] {
  if (query instanceof URLSearchParams) return query.getAll(name);
  const given = Object.hasOwn(query, name) ? query[name] : undefined;
  return given === undefined ? [] : [given].flat();
}

const unique = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => value.trim()).filter((value) => value !== "")),
];

/** The words of an address that names a year: the ledger's, the calendar's. */
export const yearFilterSchema = z.object({
  year: z
    .string()
    .regex(/^2[01]\d\d$/)
    .transform(Number)
    .optional(),
});
