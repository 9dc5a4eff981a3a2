import type { MessageState } from "@/server/domain/notices";
import type { LedgerLine } from "@/server/services/messages/ledger";

/** The ledger's columns, and which fates each counts. */
export const COLUMNS = [
  ["delivered", ["delivered"]],
  ["sent", ["accepted"]],
  ["failed", ["failed", "expired"]],
  ["refused", ["refused"]],
  ["unknown", ["unknown"]],
  ["waiting", ["queued", "taken"]],
] as const satisfies readonly (readonly [string, readonly MessageState[]])[];

export const countOf = ({ states }: Pick<LedgerLine, "states">, counted: readonly MessageState[]): number =>
  counted.reduce((sum, state) => sum + (states[state]?.messages ?? 0), 0);

type Compared = Pick<LedgerLine, "vendorParts" | "comparedParts">;

/** How many parts more (or fewer) than we the gateway counted of the same messages; null where it told of none. */
export const differenceOf = ({ vendorParts, comparedParts }: Compared): number | null =>
  comparedParts === 0 && vendorParts === 0 ? null : vendorParts - comparedParts;

/** All lines together. */
export function totalOf(lines: readonly LedgerLine[]): Omit<LedgerLine, "month" | "sender"> {
  const total: Omit<LedgerLine, "month" | "sender"> = {
    ...{ states: {}, messages: 0, parts: 0, paidParts: 0, cost: null },
    ...{ vendorParts: 0, comparedParts: 0, vendorCost: 0 },
  };
  for (const line of lines) {
    total.messages += line.messages;
    total.parts += line.parts;
    total.paidParts += line.paidParts;
    total.vendorParts += line.vendorParts;
    total.comparedParts += line.comparedParts;
    total.vendorCost += line.vendorCost;
    if (line.cost !== null) total.cost = (total.cost ?? 0) + line.cost;
    for (const [, states] of COLUMNS)
      for (const state of states) {
        const before = total.states[state] ?? { messages: 0, parts: 0 };
        const more = line.states[state] ?? { messages: 0, parts: 0 };
        total.states[state] = { messages: before.messages + more.messages, parts: before.parts + more.parts };
      }
  }
  return total;
}
