import { z } from "zod";
import { CALL_DIRECTIONS } from "@/server/domain/call";
import { maskPhone } from "@/server/domain/phone";
import { type CitizenCard, citizensByPhone } from "../citizens/by-phone";
import type { Context } from "../context";
import { mustCallBack } from "./call-backs/must";

const rowSchema = z.object({
  id: z.number(),
  direction: z.enum(CALL_DIRECTIONS),
  number: z.string().nullable(),
  queue: z.string().nullable(),
  startedAt: z.date(),
  answeredAt: z.date().nullable(),
  ringing: z.boolean(),
  requestId: z.number().nullable(),
});

/** A call at one's own telephone now. */
export type LiveCall = {
  id: number;
  direction: "incoming" | "outgoing" | "internal";
  phase: "ringing" | "talking";
  /** Masked; null where the caller hid it. */
  number: string | null;
  queue: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  /** A request has been recorded for it. */
  recorded: boolean;
  /** Everybody known under that number. */
  cards: Omit<CitizenCard, "phone">[];
};

/** What the telephone of whoever asks rings of or speaks now, the newest first. Nobody sees another's. */
export async function liveCalls(ctx: Context): Promise<{ extension: string | null; calls: LiveCall[] }> {
  const staffId = mustCallBack(ctx);
  const { extension } = await ctx.db.staff.findUniqueOrThrow({ where: { id: staffId }, select: { extension: true } });
  if (extension === null) return { extension, calls: [] };
  const rows = z.array(rowSchema).parse(
    await ctx.db.$queryRaw`
      SELECT id, direction, number, queue, started_at AS "startedAt", answered_at AS "answeredAt", ${extension} = ANY (ringing) AS ringing,
        request_id AS "requestId"
      FROM call WHERE ended_at IS NULL AND (talking = ${extension} OR ${extension} = ANY (ringing)) ORDER BY started_at DESC LIMIT 5`,
  );
  return { extension, calls: await Promise.all(rows.map((row) => shown(ctx, row))) };
}

async function shown(ctx: Context, row: z.infer<typeof rowSchema>): Promise<LiveCall> {
  const { number, ringing, requestId, ...call } = row;
  const cards = number ? await citizensByPhone(ctx, { digits: number }) : [];
  return {
    ...call,
    phase: ringing ? "ringing" : "talking",
    number: number && maskPhone(number),
    recorded: requestId !== null,
    cards: cards.map(({ phone, ...card }) => card),
  };
}
