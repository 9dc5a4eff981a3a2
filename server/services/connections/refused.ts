import { dateColumnOf, dayOf } from "@/server/domain/time";
import type { Context } from "../context";

/** Counts a call at a vendor's door that was not the vendor's. */
export async function countRefused({ db, now }: Context, { vendor }: { vendor: string }): Promise<void> {
  const day = dateColumnOf(dayOf(now));
  await db.$executeRaw`
    INSERT INTO refused_call (vendor, day, count, last_at) VALUES (${vendor}, ${day}::date, 1, ${now})
    ON CONFLICT (vendor, day) DO UPDATE SET count = refused_call.count + 1, last_at = EXCLUDED.last_at`;
}
