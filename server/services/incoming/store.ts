import type { Context } from "../context";
import { wakeReading } from "./wake";

/** `urgent`: somebody waits for it, and it is read ahead of all others. */
export type Arrived = { vendor: string; body: Uint8Array<ArrayBuffer>; urgent?: boolean };

/** Keeps what a vendor sent, byte for byte, before anything is understood; once this returns it cannot be lost. */
export const storeIncoming = (ctx: Context, { vendor, body, urgent = false }: Arrived): Promise<void> =>
  ctx.db.$transaction(async (tx) => {
    await tx.incoming.create({ data: { vendor, receivedAt: ctx.now, body, urgent } });
    await wakeReading(tx, urgent);
  });
