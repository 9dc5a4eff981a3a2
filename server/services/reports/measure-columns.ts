import { columnsOf, Prisma } from "@/server/db";
import { MEASURES, noMeasures } from "@/server/domain/statistics";

const list = (of: (measure: string, column: string) => string): Prisma.Sql =>
  Prisma.raw(MEASURES.map((measure) => of(measure, columnsOf({ [measure]: 0 }).sql)).join(", "));

/** The columns of `month_sum` that hold the measures, in the order of `MEASURES`. */
export const MEASURE_COLUMNS: Prisma.Sql = columnsOf(noMeasures());

/** Their sums over several rows. */
export const MEASURE_TOTALS: Prisma.Sql = list((_, column) => `sum(${column})`);

/** Where nothing was counted, none. */
export const MEASURE_OR_NONE: Prisma.Sql = list((_, column) => `coalesce(${column}, 0) AS ${column}`);

/** How a record of deltas, named as in the domain, is read from JSON and added to what stands there. */
export const DELTA_COLUMNS: Prisma.Sql = list((measure) => `"${measure}" int`);
export const DELTA_VALUES: Prisma.Sql = list((measure) => `d."${measure}"`);
export const DELTA_ADDED: Prisma.Sql = list((_, column) => `${column} = month_sum.${column} + excluded.${column}`);
