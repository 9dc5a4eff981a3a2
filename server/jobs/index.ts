import { parseCronItems, type TaskList } from "graphile-worker";
import { SYSTEM } from "@/server/domain/actor";
import { cleanApi } from "@/server/services/api/clean";
import { removeUntied } from "@/server/services/attachments/remove-untied";
import { emptyIncoming } from "@/server/services/incoming/empty";
import { cleanRateWindows } from "@/server/services/limits/clean-rate-windows";
import { cleanPresence } from "@/server/services/requests/presence";
import { wakeWaiting } from "@/server/services/requests/wake-waiting";
import { dropStaleWarnings, warnOfDeadlines } from "@/server/services/warnings/warn";
import { deliverMessages } from "./deliver-messages";
import { deliverWebhooks } from "./deliver-webhooks";
import { fetchMedia } from "./fetch-media";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";
import { contextOf, type Job, type Tools } from "./job";
import { readIncoming } from "./read-incoming";
import { sweepMessages } from "./sweep-messages";

/** What the worker does. A job without a time is only ever asked for; one with a time is the net under those that were missed. */
const TIMETABLE: Record<string, { job: Job; match?: string }> = {
  "deliver-messages": { job: deliverMessages, match: "* * * * *" },
  "deliver-webhooks": { job: deliverWebhooks, match: "* * * * *" },
  "read-incoming": { job: readIncoming, match: "* * * * *" },
  "fetch-media": { job: fetchMedia },
  "sweep-messages": { job: sweepMessages, match: "* * * * *" },
  "hand-over": { job: handOver, match: "* * * * *" },
  "follow-handovers": { job: followHandovers, match: "*/2 * * * *" },
  "wake-waiting": { job: counted("requests.woken", wakeWaiting), match: "*/5 * * * *" },
  "warn-of-deadlines": { job: counted("warnings.written", warnOfDeadlines), match: "* * * * *" },
  "drop-stale-warnings": { job: counted("warnings.dropped", dropStaleWarnings), match: "*/10 * * * *" },
  "clean-presence": { job: counted("presence.cleaned", cleanPresence), match: "23 * * * *" },
  "remove-untied-files": { job: counted("files.removed", removeUntied), match: "41 0 * * *" },
  "empty-incoming": { job: counted("incoming.emptied", emptyIncoming), match: "53 0 * * *" },
  "clean-api": { job: counted("api.cleaned", cleanApi), match: "27 0 * * *" },
  "clean-rate-windows": { job: counted("rateWindows.cleaned", cleanRateWindows), match: "17 0 * * *" },
};

/** A job that is one verb of the system and gives how many it touched. */
function counted(event: string, verb: (ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<number>): Job {
  return async (tools, { logger }) => {
    const count = await verb(await contextOf(tools, SYSTEM));
    if (count > 0) logger.info(event, { count });
  };
}

export const tasksOf = (tools: Tools): TaskList =>
  Object.fromEntries(
    Object.entries(TIMETABLE).map(([name, { job }]) => [
      name,
      (payload: unknown, { logger, job: { attempts, max_attempts: most } }) =>
        job(tools, { logger, payload, lastAttempt: attempts >= most }),
    ]),
  ) satisfies TaskList;

/** A time that was missed while no worker ran is not made up for: each job does whatever waits. */
export const cronItems = () =>
  parseCronItems(
    Object.entries(TIMETABLE).flatMap(([task, { match }]) =>
      match ? [{ task, match, options: { maxAttempts: 1, jobKey: `cron:${task}` } }] : [],
    ),
  );
