import { parseCronItems, type TaskList } from "graphile-worker";
import { SYSTEM } from "@/server/domain/actor";
import { cleanApi } from "@/server/services/api/clean";
import { removeUntied } from "@/server/services/attachments/remove-untied";
import { closeLapsed } from "@/server/services/calls/close-lapsed";
import { dropCallEvents } from "@/server/services/calls/drop-events";
import { emptyCallFiles } from "@/server/services/calls/empty-files";
import { forgetImports } from "@/server/services/cimer/forget";
import { emptyIncoming } from "@/server/services/incoming/empty";
import { cleanRateWindows } from "@/server/services/limits/clean-rate-windows";
import { cleanPresence } from "@/server/services/requests/presence";
import { wakeWaiting } from "@/server/services/requests/wake-waiting";
import { dropStaleWarnings, warnOfDeadlines } from "@/server/services/warnings/warn";
import { askForCalls } from "./ask-for-calls";
import { collectCallFiles } from "./collect-call-files";
import { convertPicture } from "./convert-picture";
import { deliverMessages } from "./deliver-messages";
import { deliverWebhooks } from "./deliver-webhooks";
import { fetchMedia } from "./fetch-media";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";
import { importCimer } from "./import-cimer";
import { type CallTools, contextOf, type Job } from "./job";
import { gated } from "./outside";
import { readCallFiles } from "./read-call-files";
import { readIncoming, readUrgent } from "./read-incoming";
import { sweepMessages } from "./sweep-messages";

/** What the worker does. A job without a time is only ever asked for; one with a time is the net under those that were missed. */
type Entry = { job: Job<CallTools>; match?: string };
const TIMETABLE: Record<string, Entry> = {
  "deliver-messages": { job: deliverMessages, match: "* * * * *" },
  "deliver-webhooks": { job: deliverWebhooks, match: "* * * * *" },
  "read-incoming": { job: readIncoming, match: "* * * * *" },
  "read-call-files": { job: readCallFiles, match: "*/5 * * * *" },
  "collect-call-files": { job: collectCallFiles, match: "*/5 * * * *" },
  "ask-for-calls": { job: askForCalls, match: "*/5 * * * *" },
  "close-lapsed-calls": { job: counted("calls.lapsed", closeLapsed), match: "*/10 * * * *" },
  "fetch-media": { job: fetchMedia },
  "convert-picture": { job: convertPicture },
  "import-cimer": { job: importCimer, match: "* * * * *" },
  "forget-cimer-files": { job: counted("cimer.forgotten", forgetImports), match: "29 0 * * *" },
  "sweep-messages": { job: sweepMessages, match: "* * * * *" },
  "hand-over": { job: handOver, match: "* * * * *" },
  "follow-handovers": { job: followHandovers, match: "*/2 * * * *" },
  "wake-waiting": { job: counted("requests.woken", wakeWaiting), match: "*/5 * * * *" },
  "warn-of-deadlines": { job: counted("warnings.written", warnOfDeadlines), match: "* * * * *" },
  "drop-stale-warnings": { job: counted("warnings.dropped", dropStaleWarnings), match: "*/10 * * * *" },
  "clean-presence": { job: counted("presence.cleaned", cleanPresence), match: "23 * * * *" },
  "remove-untied-files": { job: counted("files.removed", removeUntied), match: "41 0 * * *" },
  "empty-incoming": { job: counted("incoming.emptied", emptyIncoming), match: "53 0 * * *" },
  "empty-call-files": { job: counted("callFiles.emptied", emptyCallFiles), match: "55 0 * * *" },
  "drop-call-events": { job: counted("calls.eventsDropped", dropCallEvents), match: "57 0 * * *" },
  "clean-api": { job: counted("api.cleaned", cleanApi), match: "27 0 * * *" },
  "clean-rate-windows": { job: counted("rateWindows.cleaned", cleanRateWindows), match: "17 0 * * *" },
};

/** What somebody waits for, done beside all other jobs and never behind them. */
const URGENT: Record<string, Entry> = { "read-urgent": { job: readUrgent, match: "* * * * *" } };

/** A job that is one verb of the system and gives how many it touched. */
function counted(event: string, verb: (ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<number>): Job {
  return async (tools, { logger }) => {
    const count = await verb(await contextOf(tools, SYSTEM));
    if (count > 0) logger.info(event, { count });
  };
}

export const tasksOf = (tools: CallTools): TaskList => tasksIn(TIMETABLE, tools);
export const urgentTasksOf = (tools: CallTools): TaskList => tasksIn(URGENT, tools);

const tasksIn = (timetable: Record<string, Entry>, tools: CallTools): TaskList =>
  Object.fromEntries(
    Object.entries(timetable).map(([name, { job }]) => [
      name,
      (payload: unknown, { logger, job: { attempts, max_attempts: most } }) =>
        gated(name, job)(tools, { logger, payload, lastAttempt: attempts >= most }),
    ]),
  ) satisfies TaskList;

/** A time that was missed while no worker ran is not made up for: each job does whatever waits. */
export const cronItems = () =>
  parseCronItems(
    Object.entries({ ...TIMETABLE, ...URGENT }).flatMap(([task, { match }]) =>
      match ? [{ task, match, options: { maxAttempts: 1, jobKey: `cron:${task}` } }] : [],
    ),
  );
