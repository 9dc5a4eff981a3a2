import { z } from "zod";

/** What we want of a row of CİMER's, whatever the file calls its columns. */
export const CIMER_FIELDS = [
  "number",
  "date",
  "type",
  "text",
  "name",
  "phone",
  "email",
  "address",
  "neighbourhood",
  "withheld",
  "due",
  "law",
  "outcome",
  "answer",
  "answeredAt",
  "department",
] as const;
export type CimerField = (typeof CIMER_FIELDS)[number];

/** Without these there is no request. */
export const NEEDED: readonly CimerField[] = ["number", "date", "text"];

/** Whatever tells who the applicant is: nobody sees it where identity is withheld. */
export const PERSONAL: readonly CimerField[] = ["name", "phone", "email", "address"];

export const MOST_COLUMNS = 100;

/** Our field → the place of its column in one file, counted from 0. */
export const columnsSchema = z.partialRecord(
  z.enum(CIMER_FIELDS),
  z
    .number()
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1),
);
export type CimerColumns = z.infer<typeof columnsSchema>;

/** Our field → the folded words over its column, as the municipality keeps it from one file to the next. */
export const mappingSchema = z.partialRecord(z.enum(CIMER_FIELDS), z.string().max(200));
export type CimerMapping = z.infer<typeof mappingSchema>;

/** A file as a table: the words over its columns, and its rows with their numbers in the file. */
export type CimerTable = { head: string[]; rows: { line: number; cells: string[] }[] };

export const missingOf = (columns: CimerColumns): CimerField[] =>
  NEEDED.filter((field) => columns[field] === undefined);
