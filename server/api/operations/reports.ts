import { z } from "zod";
import { MEASURES, type Measure } from "@/server/domain/statistics";
import type { Line } from "@/server/services/reports/line";
import { yearReport } from "@/server/services/reports/year";
import { operation } from "../operation";
import { instant } from "../schemas/common";

const count = z.int().nonnegative();
const measures = Object.fromEntries(MEASURES.map((measure) => [measure, count])) as Record<Measure, typeof count>;

const figures = z
  .object({
    ...measures,
    receivedBefore: count.nullable(),
    days: z.object({ median: z.number().nullable(), p90: z.number().nullable() }).nullable(),
  })
  .meta({ id: "Figures" });

const line = <T extends z.ZodRawShape>(key: T) => z.object({ ...key, figures });
const keyed = line({ id: z.int().nullable(), name: z.string().nullable() });

const report = z
  .object({
    year: z.int(),
    month: z.int().nullable(),
    from: z.iso.date(),
    to: z.iso.date(),
    asOf: instant,
    demonstration: z.boolean(),
    total: figures,
    calls: z.object({ offered: count, answered: count, missed: count }),
    months: z.array(z.object({ month: z.iso.date(), received: count.nullable(), receivedBefore: count.nullable() })),
    channels: z.array(line({ key: z.string(), channels: z.array(z.string()) })),
    departments: z.array(keyed),
    subjects: z.array(keyed),
    neighbourhoods: z.array(keyed),
  })
  .meta({ id: "YearReport" });

const figuresOf = ({ now, before, days }: Line): z.input<typeof figures> => ({ ...now, receivedBefore: before, days });

type Keyed = { id: number | null; name: string | null; line: Line };
const lineOf = ({ id, name, line: own }: Keyed) => ({ id, name, figures: figuresOf(own) });

const FIRST = 2000;
const LAST = 2200;
const year = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(z.number().min(FIRST).max(LAST));

export const reports = [
  operation({
    id: "getYearReport",
    tag: "reports",
    method: "GET",
    path: "/reports/{year}",
    scopes: ["reports:read"],
    params: z.object({ year: year.meta({ override: { type: "string", pattern: "^\\d{4}$" }, example: "2026" }) }),
    query: z.strictObject({ month: z.coerce.number().int().min(1).max(12).optional() }),
    body: null,
    status: 200,
    answer: report,
    async run({ ctx, params, query }) {
      const found = await yearReport(ctx, { year: params.year, month: query.month });
      const { period } = found;
      const value: z.input<typeof report> = {
        year: period.year,
        month: period.month,
        from: period.from,
        to: period.to,
        asOf: found.asOf.toISOString(),
        demonstration: found.demonstration,
        total: figuresOf(found.total),
        calls: found.calls.now,
        months: found.months.map(({ month, now, before }) => ({ month, received: now, receivedBefore: before })),
        channels: found.channels.map(({ key, channels, line: own }) => ({
          key,
          channels: [...channels],
          figures: figuresOf(own),
        })),
        departments: found.departments.map(lineOf),
        subjects: found.subjects.map(lineOf),
        neighbourhoods: found.neighbourhoods.map(lineOf),
      };
      return { value };
    },
  }),
];
