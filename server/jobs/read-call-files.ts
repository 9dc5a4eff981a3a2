import { SYSTEM } from "@/server/domain/actor";
import type { CallEvent } from "@/server/domain/call";
import { finishCallFile, keepProgress, nextCallFile, type WaitingFile } from "@/server/services/calls/files";
import { hearCalls } from "@/server/services/calls/hear-calls";
import { type CallTools, contextOf, type Job } from "./job";

const AT_ONCE = 250;

/** Reads files of calls that were given or found, one after the other. */
export const readCallFiles: Job<CallTools> = async (tools, { logger }) => {
  for (;;) {
    const file = await nextCallFile(await contextOf(tools, SYSTEM));
    if (!file) return;
    const { lines, calls, problems } = await read(tools, file);
    logger.info("callFile.read", { id: file.id, lines, calls, problems });
  }
};

async function read(tools: CallTools, { id, vendor, body }: WaitingFile) {
  const files = (await tools.files()).get(vendor);
  const found = files?.read(new TextDecoder().decode(body)) ?? { lines: 0, calls: [], problems: [] };
  const { lines, calls, problems } = found;
  // The legs of a call stand close together: they are heard at once.
  const whole = [...Map.groupBy(calls, ({ callId }) => callId).values()];
  let linesRead = problems.length;
  for (let at = 0; at < whole.length; at += AT_ONCE) {
    const events: CallEvent[] = whole.slice(at, at + AT_ONCE).flat();
    await hearCalls(await contextOf(tools, SYSTEM), { provider: vendor, events });
    linesRead += events.length;
    await keepProgress(await contextOf(tools, SYSTEM), { id, lines, linesRead, calls: whole.length });
  }
  await finishCallFile(await contextOf(tools, SYSTEM), {
    id,
    lines,
    linesRead: lines,
    calls: whole.length,
    problems: problems.map((problem) => ({ ...problem })),
  });
  return { lines, calls: whole.length, problems: problems.length };
}
