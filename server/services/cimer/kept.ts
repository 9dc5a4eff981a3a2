import { z } from "zod";
import { CIMER_FIELDS, columnsSchema } from "@/server/domain/cimer/fields";

/** What is kept as JSON, as it is read again. */
export const headSchema = z.array(z.string());
export const cellsSchema = z.array(z.string());
export { columnsSchema };
export const problemsSchema = z.array(
  z.object({
    field: z.enum(CIMER_FIELDS),
    key: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);
