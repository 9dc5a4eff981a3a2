import type { Db } from "@/server/db";
import { keptOf } from "../settings/kept";
import { readSettings } from "./settings";

/** The settings of every vendor that is switched on. Credentials are among them: they go to the vendor's folder and nowhere else. */
const kept = keptOf("connections", async (db: Db): Promise<ReadonlyMap<string, unknown>> => {
  const rows = await db.connection.findMany({ where: { enabled: true } });
  return new Map(rows.map(({ vendor, settings }) => [vendor, readSettings(settings)]));
});

export const connectionsOf = kept.load;
export const forgetConnections = kept.forget;
