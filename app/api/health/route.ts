import { db } from "@/server/db";
import { logError } from "@/server/log";

export const dynamic = "force-dynamic";

/** For load balancers and the start-up scripts: 200 when this process can reach its database. */
export async function GET() {
  try {
    await db.$queryRaw`SELECT 1`;
    return Response.json({ status: "ok" });
  } catch (error) {
    logError("health.no_database", error);
    return Response.json({ status: "no database" }, { status: 503 });
  }
}
