import { z } from "zod";
import { DomainError } from "@/server/domain/errors";
import { MESSAGE_STATES, type MessageState } from "@/server/domain/notices";
import { may } from "@/server/policies/can";
import type { Context } from "../context";

export const ledgerPeriodSchema = z.object({ year: z.number().int().min(2000).max(2200) });

/** What was handed to a gateway in a month, by fate. */
export type LedgerLine = {
  /** First day of the month: "2026-01-01". */
  month: string;
  sender: string;
  states: Partial<Record<MessageState, { messages: number; parts: number }>>;
  messages: number;
  parts: number;
  /** Parts that the gateway took, whatever became of them: those are paid for. */
  paidParts: number;
  /** Of the messages whose parts the gateway told: its count, ours of the same ones, and what it took in its own unit. */
  vendorParts: number;
  comparedParts: number;
  vendorCost: number;
  /** In lira; null where no price is set. */
  cost: number | null;
};
export type Ledger = { year: number; years: number[]; lines: LedgerLine[] };

/** What a gateway certainly did not take costs nothing. */
const UNPAID: readonly MessageState[] = ["queued", "taken", "refused"];

const rowSchema = z.object({
  month: z.string(),
  sender: z.string(),
  state: z.enum(MESSAGE_STATES),
  messages: z.number(),
  parts: z.number(),
  vendorParts: z.number(),
  comparedParts: z.number(),
  vendorCost: z.number(),
});
const yearsSchema = z.array(z.object({ year: z.number() }));

const EMPTY_LINE = {
  messages: 0,
  parts: 0,
  paidParts: 0,
  vendorParts: 0,
  comparedParts: 0,
  vendorCost: 0,
  cost: null,
};

/** A year of the ledger, the newest month first; months are Istanbul's, by when a message was handed over. */
export async function ledgerOf(ctx: Context, { year }: z.output<typeof ledgerPeriodSchema>): Promise<Ledger> {
  if (!may(ctx.actor, "see_ledger")) throw new DomainError("FORBIDDEN", "forbidden", { act: "ledger" });
  const [rows, years] = await Promise.all([
    ctx.db.$queryRaw`
      SELECT month::text, sender, state::text, messages, parts, vendor_parts AS "vendorParts", compared_parts AS "comparedParts",
        vendor_cost::float8 AS "vendorCost"
      FROM message_sum
      WHERE month >= make_date(${year}::int, 1, 1) AND month < make_date(${year}::int + 1, 1, 1) AND messages <> 0
      ORDER BY month DESC, sender, state`,
    ctx.db
      .$queryRaw`SELECT DISTINCT extract(year FROM month)::int AS year FROM message_sum WHERE messages <> 0 ORDER BY 1 DESC`,
  ]);
  const lines = new Map<string, LedgerLine>();
  for (const { month, sender, state, messages, parts, ...vendor } of z.array(rowSchema).parse(rows)) {
    const key = `${month} ${sender}`;
    const line = lines.get(key) ?? { month, sender, ...EMPTY_LINE, states: {} };
    line.states[state] = { messages, parts };
    line.messages += messages;
    line.parts += parts;
    line.vendorParts += vendor.vendorParts;
    line.comparedParts += vendor.comparedParts;
    line.vendorCost += vendor.vendorCost;
    if (!UNPAID.includes(state)) line.paidParts += parts;
    lines.set(key, line);
  }
  const { prices } = ctx.municipality.sms;
  return {
    year,
    years: yearsSchema.parse(years).map((row) => row.year),
    lines: [...lines.values()].map((line) => {
      const price = prices[line.sender];
      return { ...line, cost: price === undefined ? null : Math.round(line.paidParts * price * 100) / 100 };
    }),
  };
}
