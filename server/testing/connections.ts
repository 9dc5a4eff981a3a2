import type { Db } from "@/server/db";
import { forgetConnections } from "@/server/services/connections/connections";
import { keepSettings } from "@/server/services/connections/settings";
import { forgetMunicipality } from "@/server/services/settings/municipality";
import { MONDAY } from "./municipality";

/** Sets a vendor up and switches it on, as an administrator does. */
export async function makeConnection(db: Db, vendor: string, settings: Record<string, unknown>): Promise<void> {
  const kept = { enabled: true, settings: keepSettings(settings), updatedAt: MONDAY };
  await db.connection.upsert({ where: { vendor }, create: { vendor, ...kept }, update: kept });
  forgetConnections(db);
  forgetMunicipality(db);
}
