import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { DAY_MS } from "@/server/domain/time";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

/** Ceilings over all networks: secrets that were guessed, public forms, SMS that public forms caused. */
export const ALARMS = ["guessing", "forms", "formSms"] as const;
export type AlarmKind = (typeof ALARMS)[number];
export type Alarm = { kind: AlarmKind; count: number; at: Date };

const ACT = "limit_reached";
const dataSchema = z.object({ kind: z.enum(ALARMS), count: z.number() });

/** A ceiling was reached; called once for each time, it is told to administrators for a day. Names no network: it is of all. */
export async function raiseAlarm({ db, now }: Pick<Context, "db" | "now">, kind: AlarmKind, count: number) {
  await db.auditEntry.create({
    data: { at: now, staffId: null, act: ACT, subject: `limit:${kind}`, data: { kind, count } },
  });
}

/** What was reached in the last day, the newest of each kind. */
export async function alarms(ctx: Context): Promise<Alarm[]> {
  if (!may(ctx.actor, "see_audit")) throw new DomainError("FORBIDDEN", "forbidden", { act: "see_audit" });
  const entries = await ctx.db.auditEntry.findMany({
    where: { act: ACT, at: { gt: new Date(ctx.now.getTime() - DAY_MS) } },
    orderBy: { id: "desc" },
    take: 50,
    select: { at: true, data: true },
  });
  const all = entries.flatMap(({ at, data }) => {
    const read = dataSchema.safeParse(data);
    return read.success ? [{ ...read.data, at }] : [];
  });
  return ALARMS.flatMap((kind) => all.find((one) => one.kind === kind) ?? []);
}
