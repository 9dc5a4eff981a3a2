import type { Context } from "../context";
import { wakeReading } from "./wake";

/** Keeps what a vendor sent, byte for byte, before anything is understood; once this returns it cannot be lost. */
export const storeIncoming = (ctx: Context, input: { vendor: string; body: Uint8Array<ArrayBuffer> }): Promise<void> =>
  ctx.db.$transaction(async (tx) => {
    await tx.incoming.create({ data: { vendor: input.vendor, receivedAt: ctx.now, body: input.body } });
    await wakeReading(tx);
  });
