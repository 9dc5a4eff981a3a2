import { SYSTEM } from "@/server/domain/actor";
import { installationOf } from "@/server/services/installation/installation";
import { type CallTools, contextOf, type Job } from "./job";

/** Every job that sends something out of the house, or asks another system for what it gives only once. */
export const OUTSIDE: ReadonlySet<string> = new Set([
  "deliver-messages",
  "sweep-messages",
  "deliver-webhooks",
  "hand-over",
  "follow-handovers",
  "ask-for-calls",
  "fetch-inbox",
  "collect-call-files",
  "fetch-media",
]);

/**
 * The one gate before anything leaves: a restored copy is silent until an administrator has said what it is. What waits goes on
 * waiting in its table; a file to be fetched is enqueued anew by `enqueue-files` once this is the original.
 */
export function gated(name: string, job: Job<CallTools>): Job<CallTools> {
  if (!OUTSIDE.has(name)) return job;
  return async (tools, run) => {
    const { state } = await installationOf(await contextOf(tools, SYSTEM));
    if (state === "original") return job(tools, run);
    run.logger.warn("installation.silent", { state });
  };
}
