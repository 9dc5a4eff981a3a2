import { parentPort, workerData } from "node:worker_threads";
import { readSheets, writeSheet } from "./sheet";
import type { SheetAnswer, SheetQuestion } from "./sheet-apart";
import { UnreadableFile } from "./unreadable-file";

/** A thread of its own for each spreadsheet: what is read, and what is written. */
const question: SheetQuestion = workerData;

async function answer(): Promise<SheetAnswer> {
  try {
    return "read" in question
      ? { sheets: await readSheets(question.read, question.bounds) }
      : { bytes: await writeSheet(question.format, question.columns, question.rows) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.reason };
    throw error;
  }
}

parentPort?.postMessage(await answer());
