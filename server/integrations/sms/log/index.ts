import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Outcome } from "@/server/domain/delivery";
import { env } from "@/server/env";
import { type Outgoing, type Sender, vendor } from "../../contracts";

const lineSchema = z.object({ id: z.number(), address: z.string(), body: z.string() });

/**
 * The sender of a demonstration and of tests: writes each message as a line of JSON into a file and sends nothing.
 * A line is on the disk before the message counts as accepted, so the file itself can tell what was taken.
 */
export function logSender(file: string): Sender {
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: "log",
    medium: "sms",
    send(message) {
      const written = last.then(() => append(file, message));
      last = written.catch(() => undefined);
      return written.then(
        (): Outcome => ({ kind: "accepted", vendorId: String(message.id) }),
        (): Outcome => ({ kind: "unknown", reason: "notWritten" }),
      );
    },
    async report(messages) {
      const taken = await idsIn(file);
      return new Map(messages.map(({ id }) => [id, taken.has(id) ? acceptedAs(id) : NOT_TAKEN]));
    },
  };
}

const NOT_TAKEN: Outcome = { kind: "retry", reason: "notTaken" };
const acceptedAs = (id: number): Outcome => ({ kind: "accepted", vendorId: String(id) });

/** A line that a power cut tore is ended first, so that it spoils none after it. */
async function append(file: string, { id, address, body }: Outgoing): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // Telephones and what people are told: for the product's own user alone, also where an earlier version made the file.
  const handle = await open(file, "a+", 0o600);
  try {
    await handle.chmod(0o600);
    const { size } = await handle.stat();
    const end = size > 0 ? await handle.read(Buffer.alloc(1), 0, 1, size - 1) : null;
    const torn = end !== null && end.buffer.toString() !== "\n";
    await handle.appendFile(`${torn ? "\n" : ""}${JSON.stringify({ id, address, body })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function idsIn(file: string): Promise<Set<number>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return new Set(
    text.split("\n").flatMap((line) => {
      const id = idOf(line);
      return id === null ? [] : [id];
    }),
  );
}

function idOf(line: string): number | null {
  try {
    return lineSchema.parse(JSON.parse(line)).id;
  } catch {
    return null;
  }
}

export const log = vendor({
  name: "log",
  channels: [],
  settings: z.object({}),
  senders: () => [logSender(env.SMS_LOG_FILE)],
});
