import type { Tx } from "@/server/db";
import type { MessageState } from "@/server/domain/notices";
import { monthOf } from "@/server/domain/time";

/** What of a message counts in the ledger: who was handed it, when, in what state, how many parts, and what the vendor counted. */
export type Counted = {
  sender: string | null;
  takenAt: Date | null;
  state: MessageState;
  parts: number;
  vendorParts?: number | null;
  vendorCost?: number | null;
};

type Sum = {
  month: string;
  sender: string;
  state: string;
  messages: number;
  parts: number;
  vendor_parts: number;
  vendor_cost: number;
  compared_parts: number;
};

/**
 * Moves messages in the ledger's sums, in the transaction that changes them and last in it: always in the same order of rows,
 * so that two workers wait for each other and never lock each other out. What no sender was handed is not in the ledger.
 */
export async function keepLedger(tx: Tx, moves: readonly { before: Counted; after: Counted }[]): Promise<void> {
  const sums = new Map<string, Sum>();
  const add = ({ sender, takenAt, state, parts, vendorParts, vendorCost }: Counted, sign: 1 | -1) => {
    if (sender === null || takenAt === null) return;
    const month = monthOf(takenAt);
    const key = `${month} ${sender} ${state}`;
    const sum = sums.get(key) ?? {
      ...{ month, sender, state, messages: 0, parts: 0 },
      ...{ vendor_parts: 0, vendor_cost: 0, compared_parts: 0 },
    };
    sums.set(key, {
      ...sum,
      messages: sum.messages + sign,
      parts: sum.parts + sign * parts,
      vendor_parts: sum.vendor_parts + sign * (vendorParts ?? 0),
      vendor_cost: sum.vendor_cost + sign * (vendorCost ?? 0),
      compared_parts: sum.compared_parts + sign * (vendorParts == null ? 0 : parts),
    });
  };
  for (const { before, after } of moves) {
    add(before, -1);
    add(after, 1);
  }
  const changed = [...sums.values()].filter(({ month: _, sender: __, state: ___, ...figures }) =>
    Object.values(figures).some((figure) => figure !== 0),
  );
  if (changed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO message_sum (month, sender, state, messages, parts, vendor_parts, vendor_cost, compared_parts)
    SELECT d.month, d.sender, d.state::"MessageState", d.messages, d.parts, d.vendor_parts, d.vendor_cost, d.compared_parts
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      AS d (month date, sender text, state text, messages int, parts int, vendor_parts int, vendor_cost numeric, compared_parts int)
    ORDER BY d.month, d.sender, d.state
    ON CONFLICT (month, sender, state) DO UPDATE SET
      messages = message_sum.messages + excluded.messages, parts = message_sum.parts + excluded.parts,
      vendor_parts = message_sum.vendor_parts + excluded.vendor_parts, vendor_cost = message_sum.vendor_cost + excluded.vendor_cost,
      compared_parts = message_sum.compared_parts + excluded.compared_parts`;
}
