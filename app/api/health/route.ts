import { db } from "@/server/db";
import { logError } from "@/server/log";
import { timeNow } from "@/server/services/context";
import { installationOf } from "@/server/services/installation/installation";

export const dynamic = "force-dynamic";

/** For load balancers and the start-up scripts: 200 when this process can reach its database. `installation`:
 * "original", or "copy" and "undecided", which send nothing outside. */
export async function GET() {
  try {
    await db.$queryRaw`SELECT 1`;
    const { state } = await installationOf({ db, now: timeNow() });
    return Response.json({ status: "ok", installation: state });
  } catch (error) {
    logError("health.no_database", error);
    return Response.json({ status: "no database" }, { status: 503 });
  }
}
