import { setTimeout } from "node:timers/promises";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { makeHealth } from "@/server/health";
import { route } from "@/server/http/route";
import { perProcess } from "@/server/lazy";
import { timeNow } from "@/server/services/context";
import { installationOf } from "@/server/services/installation/installation";

export const dynamic = "force-dynamic";

const health = () => perProcess("health", () => makeHealth(env.DATABASE_URL));

/** This process's own connections may all be busy: then it is left unsaid. */
const INSTALLATION_MS = 500;

/**
 * Readiness, for load balancers, supervisors and monitors: 200 while this process reaches its database, else 503; what people must look
 * at besides, as a worker that gives no sign of life, is "degraded". Answers within about two seconds. `installation`: "original", or
 * "copy" and "undecided", which send nothing outside.
 */
export const GET = route(async () => {
  const answer = await health()();
  const down = answer.status === "down";
  const installation = down
    ? null
    : await Promise.race([
        installationOf({ db, now: timeNow() }).then(
          ({ state }) => state,
          () => null,
        ),
        setTimeout(INSTALLATION_MS, null),
      ]);
  return Response.json(
    { ...answer, installation },
    { status: down ? 503 : 200, headers: { "Cache-Control": "no-store" } },
  );
});
