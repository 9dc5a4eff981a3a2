import { z } from "zod";
import { dateColumnOf } from "@/server/domain/time";
import type { Context } from "../context";
import { hoursSchema, type warningHoursSchema } from "./municipality";
import { changeSetting } from "./write";

export const holidaySchema = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "dayUnreadable"),
  name: z.string().trim().min(2, "required").max(120, "tooLong"),
  kind: z.enum(["public_holiday", "half_day", "administrative_leave"]),
});

/** A day off holds for deadlines that are set from now on; those that were promised stay. */
export function addHoliday(ctx: Context, input: z.output<typeof holidaySchema>): Promise<number> {
  return changeSetting(ctx, "manage_settings", "add_holiday", `holiday:${input.day}`, async (tx) => {
    const { day, ...given } = input;
    const row = await tx.holiday.create({ data: { ...given, date: dateColumnOf(day) } });
    return { result: row.id, data: input };
  });
}

export function removeHoliday(ctx: Context, input: { id: number }): Promise<void> {
  return changeSetting(ctx, "manage_settings", "remove_holiday", `holiday:${input.id}`, async (tx) => {
    const { date, name } = await tx.holiday.delete({ where: { id: input.id } });
    return { result: undefined, data: { date: date.toISOString(), name } };
  });
}

export async function listHolidays(ctx: Context, input: { year: number }) {
  const rows = await ctx.db.holiday.findMany({
    where: { date: { gte: new Date(Date.UTC(input.year, 0, 1)), lt: new Date(Date.UTC(input.year + 1, 0, 1)) } },
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  return rows.map(({ date, ...row }) => ({ ...row, day: date.toISOString().slice(0, 10) }));
}

export const officeHoursSchema = hoursSchema.refine(
  ({ opens, closes, halfDayCloses }) => opens < halfDayCloses && halfDayCloses <= closes,
  "hoursInOrder",
);

export function saveHours(ctx: Context, input: z.output<typeof hoursSchema>): Promise<void> {
  return changeSetting(ctx, "manage_settings", "save_hours", "setting:calendar", async (tx) => {
    await tx.setting.upsert({
      where: { key: "calendar" },
      create: { key: "calendar", value: input },
      update: { value: input },
    });
    return { result: undefined, data: input };
  });
}

export function saveWarningHours(ctx: Context, input: z.output<typeof warningHoursSchema>): Promise<void> {
  return changeSetting(ctx, "manage_settings", "save_warning_hours", "setting:warnings", async (tx) => {
    await tx.setting.upsert({
      where: { key: "warnings" },
      create: { key: "warnings", value: input },
      update: { value: input },
    });
    return { result: undefined, data: input };
  });
}
