import { SYSTEM } from "@/server/domain/actor";
import { takeFromFolder, takenFromFolder } from "@/server/services/calls/files";
import { type CallTools, contextOf, type Job } from "./job";
import { readCallFiles } from "./read-call-files";

/** Takes what an exchange has added to its folder, and reads it. */
export const collectCallFiles: Job<CallTools> = async (tools, run) => {
  let taken = 0;
  for (const [vendor, files] of await tools.files()) {
    const known = await takenFromFolder(await contextOf(tools, SYSTEM), { vendor });
    try {
      for await (const { name, to, text } of files.added(known)) {
        const body = new TextEncoder().encode(text);
        await takeFromFolder(await contextOf(tools, SYSTEM), { vendor, name, body, to });
        taken += 1;
      }
    } catch (error) {
      run.logger.error("callFiles.notCollected", {
        vendor,
        message: error instanceof Error ? error.message : "unknown",
      });
    }
  }
  if (taken > 0) await readCallFiles(tools, run);
};
