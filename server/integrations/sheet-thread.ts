import { parentPort } from "node:worker_threads";
import { readSheets, writeSheet } from "./sheet";
import type { SheetAnswer, SheetQuestion } from "./sheet-apart";
import { UnreadableFile } from "./unreadable-file";

/** What is read of spreadsheets, and what is written, one after the other. */
async function answerTo(question: SheetQuestion): Promise<SheetAnswer> {
  try {
    return "read" in question
      ? { sheets: await readSheets(question.read, question.bounds) }
      : { bytes: await writeSheet(question.format, question.columns, question.rows) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.reason };
    throw error;
  }
}

parentPort?.on("message", async (question: SheetQuestion) => parentPort?.postMessage(await answerTo(question)));
