import { z } from "zod";
import { searched } from "./odd-text";

/** `vendor`: only what this one sent. */
export const unreadableFilterSchema = z.object({
  cursor: z.coerce.number().pipe(z.int32().positive()).optional(),
  vendor: searched(40).optional(),
});
export type UnreadableFilter = z.output<typeof unreadableFilterSchema>;
