import { z } from "zod";
import { SYSTEM } from "@/server/domain/actor";
import { cimerFileIn } from "@/server/integrations/cimer/read-file";
import { readSheetsApart } from "@/server/integrations/sheet-apart";
import { SHEET_BOUNDS } from "@/server/integrations/sheet-bounds";
import { UnreadableFile } from "@/server/integrations/unreadable-file";
import { bringRows } from "@/server/services/cimer/bring-rows";
import { checkRows } from "@/server/services/cimer/check-rows";
import { fileOf, keepTable, refuseFile } from "@/server/services/cimer/keep-table";
import { leaveImport, takeImport, type Undone, undoneImports } from "@/server/services/cimer/take";
import { contextOf, type Job, type Tools } from "./job";

const payloadSchema = z.object({ importId: z.number().int().positive() }).nullish().catch(null);

/** Reads a file of CİMER's, checks its rows, opens its requests: a step at a time, each on from where the last one was broken off. */
export const importCimer: Job = async (tools, { payload, logger }) => {
  const asked = payloadSchema.parse(payload);
  const ids = asked ? [asked.importId] : await undoneImports(await contextOf(tools, SYSTEM));
  for (const id of ids) {
    try {
      for (let held = false; ; held = true) {
        const state = await takeImport(await contextOf(tools, SYSTEM), { id, held });
        if (!state) break;
        await STEPS[state](tools, id);
      }
    } catch (error) {
      await leaveImport(await contextOf(tools, SYSTEM), { id });
      throw error;
    }
    logger.info("cimer.import", { id });
  }
};

const STEPS: Record<Undone, (tools: Tools, id: number) => Promise<unknown>> = {
  stored: read,
  checking: async (tools, id) => checkRows(await contextOf(tools, SYSTEM), { id }),
  importing: async (tools, id) => bringRows(await contextOf(tools, SYSTEM), { id }),
};

async function read(tools: Tools, id: number): Promise<void> {
  const ctx = await contextOf(tools, SYSTEM);
  try {
    const { bytes, sheet } = await fileOf(ctx, { id });
    await keepTable(ctx, {
      id,
      file: cimerFileIn(await readSheetsApart(bytes, SHEET_BOUNDS), sheet),
      chosen: sheet !== null,
    });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await refuseFile(ctx, { id, reason: error.reason });
  }
}
