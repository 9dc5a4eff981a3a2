import { z } from "zod";
import type { Notice } from "./notices";
import { addDays, at, dayOf, minuteOfDay } from "./time";

/** When no telephone rings: minutes of the Istanbul day, over midnight where it begins later than it ends. */
const minute = z.number().int().min(0).max(1439);
export const quietHoursSchema = z
  .object({
    from: minute,
    to: minute,
    /** Whether the receipt of a request waits too; the citizen has just spoken to us. */
    receipts: z.boolean(),
  })
  .refine(({ from, to }) => from !== to, { error: "quietHoursEmpty", path: ["to"] });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** When an SMS that could go at this moment does go: at once, or when the quiet hours are over. */
export function wakesAt(quiet: QuietHours | null, notice: Notice | string | null, when: Date): Date {
  if (!quiet || (notice === "received" && !quiet.receipts)) return when;
  const { from, to } = quiet;
  const now = minuteOfDay(when);
  const overnight = from > to;
  const isQuiet = overnight ? now >= from || now < to : now >= from && now < to;
  if (!isQuiet) return when;
  const day = dayOf(when);
  return at(overnight && now >= from ? addDays(day, 1) : day, to);
}
