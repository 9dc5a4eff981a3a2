import { parseCronItems, type TaskList } from "graphile-worker";
import { SYSTEM } from "@/server/domain/actor";
import { forgetOld } from "@/server/heartbeat";
import { forgetAccess } from "@/server/services/access-log/purge";
import { cleanApi } from "@/server/services/api/clean";
import { enqueueWaitingFiles } from "@/server/services/attachments/enqueue-waiting";
import { removeUntied } from "@/server/services/attachments/remove-untied";
import { closeLapsed } from "@/server/services/calls/close-lapsed";
import { dropCallEvents } from "@/server/services/calls/drop-events";
import { emptyCallFiles } from "@/server/services/calls/empty-files";
import { forgetImports } from "@/server/services/cimer/forget";
import { emptyIncoming } from "@/server/services/incoming/empty";
import { cleanRateWindows } from "@/server/services/limits/clean-rate-windows";
import { settlePrivacy } from "@/server/services/privacy/settle";
import { cleanPresence } from "@/server/services/requests/presence";
import { wakeWaiting } from "@/server/services/requests/wake-waiting";
import { letGoByYears } from "@/server/services/retention/by-years";
import { cleanSessions } from "@/server/services/staff/sessions";
import { dropStaleWarnings, warnOfDeadlines } from "@/server/services/warnings/warn";
import { askForCalls } from "./ask-for-calls";
import { collectCallFiles } from "./collect-call-files";
import { convertPicture } from "./convert-picture";
import { deliverMessages } from "./deliver-messages";
import { deliverWebhooks } from "./deliver-webhooks";
import { fetchInboxes } from "./fetch-inbox";
import { fetchMedia } from "./fetch-media";
import { followHandovers } from "./follow-handovers";
import { handOver } from "./hand-over";
import { importCimer } from "./import-cimer";
import { type CallTools, contextOf, type Job } from "./job";
import { gated } from "./outside";
import { packPersonFile } from "./pack-person-file";
import { readCallFiles } from "./read-call-files";
import { readIncoming, readUrgent } from "./read-incoming";
import { sweepMessages } from "./sweep-messages";

/**
 * What the worker does, and from which rows: a job only says that something waits, and may be lost or done twice. One with a time
 * finds its rows by itself; one without is put into the queue anew by the job that it names.
 */
type Entry = { job: Job<CallTools>; from: string } & ({ match: string } | { enqueuedBy: string });
const TIMETABLE: Record<string, Entry> = {
  "deliver-messages": { job: deliverMessages, from: "message: queued and due", match: "* * * * *" },
  "deliver-webhooks": {
    job: deliverWebhooks,
    from: "webhook_delivery: queued and due, or taken by a worker that died",
    match: "* * * * *",
  },
  "read-incoming": { job: readIncoming, from: "incoming: waiting", match: "* * * * *" },
  "read-call-files": { job: readCallFiles, from: "call_file: not done", match: "*/5 * * * *" },
  "collect-call-files": {
    job: collectCallFiles,
    from: "the exchange's folder, from where call_file ends",
    match: "*/5 * * * *",
  },
  "ask-for-calls": {
    job: askForCalls,
    from: "the vendor's own record, from the last time it was asked",
    match: "*/5 * * * *",
  },
  "fetch-inbox": {
    job: fetchInboxes,
    from: "the gateways' own record of what citizens wrote, from the last time it was asked",
    match: "*/5 * * * *",
  },
  "close-lapsed-calls": {
    job: counted("calls.lapsed", closeLapsed),
    from: "call: open for too long",
    match: "*/10 * * * *",
  },
  "fetch-media": { job: fetchMedia, from: "attachment: waiting", enqueuedBy: "enqueue-files" },
  "convert-picture": {
    job: convertPicture,
    from: "attachment: waiting, with its bytes",
    enqueuedBy: "enqueue-files",
  },
  "enqueue-files": {
    job: counted("files.enqueued", enqueueWaitingFiles),
    from: "attachment: waiting, without a job",
    match: "* * * * *",
  },
  "import-cimer": {
    job: importCimer,
    from: "cimer_import: stored, checking or importing, and nobody at it",
    match: "* * * * *",
  },
  "forget-cimer-files": {
    job: counted("cimer.forgotten", forgetImports),
    from: "cimer_import: finished, with its file",
    match: "29 0 * * *",
  },
  "sweep-messages": {
    job: sweepMessages,
    from: "message: taken by a worker that died, or unsettled",
    match: "* * * * *",
  },
  "hand-over": { job: handOver, from: "handover and handover_post: queued and due", match: "* * * * *" },
  "follow-handovers": {
    job: followHandovers,
    from: "handover: given and not closed, or taken by a worker that died; handover_post: unknown; peer: its list due",
    match: "*/2 * * * *",
  },
  "wake-waiting": {
    job: counted("requests.woken", wakeWaiting),
    from: "request: waiting until a moment that has come",
    match: "*/5 * * * *",
  },
  "warn-of-deadlines": {
    job: counted("warnings.written", warnOfDeadlines),
    from: "request: open, near or past its deadline",
    match: "* * * * *",
  },
  "drop-stale-warnings": {
    job: counted("warnings.dropped", dropStaleWarnings),
    from: "warning: of what is settled",
    match: "*/10 * * * *",
  },
  "clean-presence": { job: counted("presence.cleaned", cleanPresence), from: "presence: old", match: "23 * * * *" },
  "remove-untied-files": {
    job: counted("files.removed", removeUntied),
    from: "upload: tied to no request",
    match: "41 0 * * *",
  },
  "empty-incoming": {
    job: counted("incoming.emptied", emptyIncoming),
    from: "incoming: done long ago, not empty",
    match: "53 0 * * *",
  },
  "empty-call-files": {
    job: counted("callFiles.emptied", emptyCallFiles),
    from: "call_file: done long ago, not empty",
    match: "55 0 * * *",
  },
  "let-go-by-years": {
    job: counted("personal.letGo", letGoByYears),
    from: "request, message, call, attachment, staff: past the years that the municipality keeps them",
    match: "7 1 * * *",
  },
  "settle-privacy": {
    job: counted("privacy.done", (ctx) => settlePrivacy(ctx, packPersonFile)),
    from: "privacy_application: granted and not done",
    match: "*/5 * * * *",
  },
  "drop-call-events": {
    job: counted("calls.eventsDropped", dropCallEvents),
    from: "call_event: old",
    match: "57 0 * * *",
  },
  "clean-api": {
    job: counted("api.cleaned", cleanApi),
    from: "idempotent_call and webhook_delivery: old",
    match: "27 0 * * *",
  },
  "clean-queue": {
    job: ({ db }) => forgetOld(db),
    from: "the queue's jobs that failed for good, heartbeats of processes that died",
    match: "19 0 * * *",
  },
  "forget-access": {
    job: counted("access.forgotten", forgetAccess),
    from: "access_log: older than is kept",
    match: "33 0 * * *",
  },
  "clean-rate-windows": {
    job: counted("rateWindows.cleaned", cleanRateWindows),
    from: "rate_window: old",
    match: "17 0 * * *",
  },
  "clean-sessions": {
    job: counted("sessions.cleaned", cleanSessions),
    from: "staff_session: opened long ago",
    match: "15 0 * * *",
  },
};

/** What somebody waits for, done beside all other jobs and never behind them. */
const URGENT: Record<string, Entry> = {
  "read-urgent": { job: readUrgent, from: "incoming: waiting and urgent", match: "* * * * *" },
};

const ALL = { ...TIMETABLE, ...URGENT };

/** Every task with the rows that it is derived from; null where it finds them by itself, else the task that puts it into the queue anew. */
export const tasksWithRows = () =>
  Object.entries(ALL).map(([task, entry]) => ({
    task,
    from: entry.from,
    enqueuedBy: "match" in entry ? null : entry.enqueuedBy,
  }));

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
    Object.entries(ALL).flatMap(([task, entry]) =>
      "match" in entry ? [{ task, match: entry.match, options: { maxAttempts: 1, jobKey: `cron:${task}` } }] : [],
    ),
  );
