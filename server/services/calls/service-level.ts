import { z } from "zod";
import { Prisma } from "@/server/db";
import type { Within } from "@/server/domain/call-sums";
import { DomainError } from "@/server/domain/errors";
import type { Day } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";
import { serviceTarget } from "./target";

const count = z.coerce.number();
const sumSchema = z.object({
  offered: count,
  answered: count,
  missed: count,
  abandoned: count,
  talkSeconds: count,
  waitSeconds: count,
  within: count,
});
export type CallSums = z.infer<typeof sumSchema>;
const hoursSchema = z.array(sumSchema.extend({ hour: count }));
const staffSchema = z.array(
  sumSchema.pick({ answered: true, talkSeconds: true, waitSeconds: true, within: true }).extend({
    staffId: count,
    name: z.string().nullable(),
  }),
);

export type ServiceLevel = {
  /** Seconds within which a call is to be answered. */
  within: Within;
  total: CallSums;
  hours: z.infer<typeof hoursSchema>;
  /** Of those who took calls; null for who may not see it. */
  staff: z.infer<typeof staffSchema> | null;
};

/** How incoming calls of the days from `from` up to before `to` were served, from the kept sums alone. */
export async function serviceLevel(ctx: Context, { from, to }: { from: Day; to: Day }): Promise<ServiceLevel> {
  if (!may(ctx.actor, "see_calls")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_calls" });
  const within = await serviceTarget(ctx.db);
  const column = Prisma.raw(`within_${within}`);
  const span = Prisma.sql`day >= ${from}::date AND day < ${to}::date`;
  const taken = Prisma.sql`sum(answered) AS answered, sum(talk_seconds) AS "talkSeconds", sum(wait_seconds) AS "waitSeconds", sum(${column}) AS within`;
  const [hours, staff] = await Promise.all([
    ctx.db.$queryRaw`
      SELECT hour, sum(offered) AS offered, sum(missed) AS missed, sum(abandoned) AS abandoned, ${taken}
      FROM call_hour_sum WHERE ${span} GROUP BY hour HAVING sum(offered) > 0 ORDER BY hour`,
    may(ctx.actor, "see_agent_figures")
      ? ctx.db.$queryRaw`
          SELECT a.staff_id AS "staffId", s.name, ${taken}
          FROM call_staff_sum a LEFT JOIN staff s ON s.id = a.staff_id WHERE ${span}
          GROUP BY a.staff_id, s.name HAVING sum(answered) > 0 ORDER BY sum(answered) DESC, a.staff_id`
      : null,
  ]);
  const byHour = hoursSchema.parse(hours);
  return { within, total: added(byHour), hours: byHour, staff: staffSchema.nullable().parse(staff) };
}

const NONE: CallSums = { offered: 0, answered: 0, missed: 0, abandoned: 0, talkSeconds: 0, waitSeconds: 0, within: 0 };

const added = (sums: readonly CallSums[]): CallSums =>
  sums.reduce(
    (all, one) => ({
      offered: all.offered + one.offered,
      answered: all.answered + one.answered,
      missed: all.missed + one.missed,
      abandoned: all.abandoned + one.abandoned,
      talkSeconds: all.talkSeconds + one.talkSeconds,
      waitSeconds: all.waitSeconds + one.waitSeconds,
      within: all.within + one.within,
    }),
    NONE,
  );
