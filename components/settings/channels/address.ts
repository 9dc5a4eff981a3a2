import { z } from "zod";
import { searched } from "@/server/domain/odd-text";
import { type Query, type ReadFilter, readFilter } from "@/server/domain/read-filter";
import { STANDINGS } from "./standing";

const connectionFilterSchema = z.object({ q: searched(100).default(""), state: z.enum(STANDINGS).optional() });
export type ConnectionFilter = z.output<typeof connectionFilterSchema>;

/** Reads the address, and says what of it cannot be read. */
export const connectionFilterOf = (query: Query): ReadFilter<ConnectionFilter> =>
  readFilter(connectionFilterSchema, query);
