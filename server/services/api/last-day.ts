import { addDays, type Day, startOfDay } from "@/server/domain/time";

/** A key opens until the end of the day that was chosen; kept is the first instant at which it opens no more. */
export const endOfDay = (day: Day): Date => startOfDay(addDays(day, 1));
