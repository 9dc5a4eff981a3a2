import { z } from "zod";

/** What is being written about one request, as it lies in the browser's store. */
export const composedSchema = z.object({
  mode: z.enum(["answer", "note", "ask"]).default("answer"),
  text: z.string().default(""),
  files: z.array(z.object({ token: z.string(), name: z.string(), pending: z.boolean() })).default([]),
});
export type Composed = z.output<typeof composedSchema>;
export type Mode = Composed["mode"];
