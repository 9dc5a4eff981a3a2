import type { Db } from "@/server/db";
import { SYSTEM } from "@/server/domain/actor";
import { TAKEN_FOR_DEAD_MS } from "@/server/domain/delivery";
import { createContext } from "@/server/services/context";
import { markAbandoned } from "@/server/services/messages/sweep";
import type { Process } from "./product";

const JOBS = ["deliver-messages", "read-incoming", "read-urgent", "read-call-files", "import-cimer"];

/** What a dead process held is let go as after the minutes in which it could still be alive: nobody here waits for them. */
export const letGo: Record<Process, (db: Db) => Promise<void>> = {
  /** The next worker is woken for it besides. */
  async worker(db) {
    await markAbandoned(await createContext(db, SYSTEM, new Date(Date.now() + 2 * TAKEN_FOR_DEAD_MS)));
    await db.cimerImport.updateMany({ where: { busyUntil: { not: null } }, data: { busyUntil: new Date(0) } });
    await db.$executeRaw`SELECT graphile_worker.add_job(task, max_attempts => 1) FROM unnest(${JOBS}::text[]) AS t (task)`;
  },
  /** Calls of other systems that it was at work on. */
  async web(db) {
    await db.idempotentCall.updateMany({ where: { status: null }, data: { createdAt: new Date(0) } });
  },
};
