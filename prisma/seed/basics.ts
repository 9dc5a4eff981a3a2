import { CHANNELS, type Channel } from "@/server/domain/channel";
import { deadlineFor, type LegalClass, legalClassFor } from "@/server/domain/deadline";
import type { Kind } from "@/server/domain/request";
import { LEAVES, type LeafRow } from "./categories";
import { CALENDAR } from "./clock";
import { at, randomFrom } from "./random";

/** What follows from the plan alone: kind, legal class and the clock. */
export type Basics = {
  leaf: LeafRow;
  channel: Channel;
  kind: Kind;
  legalClass: LegalClass;
  receivedAt: number;
  standard: { value: number; unit: LeafRow["standardUnit"] };
};

const KINDS: Record<LeafRow["mix"], [Kind, number][]> = {
  fault: [
    ["complaint", 0.66],
    ["demand", 0.34],
  ],
  wish: [
    ["demand", 0.88],
    ["complaint", 0.12],
  ],
  tip: [
    ["tip", 0.55],
    ["complaint", 0.45],
  ],
  question: [["information", 1]],
  opinion: [
    ["thanks", 0.5],
    ["suggestion", 0.5],
  ],
};

/** A third of what is brought to the desk is a signed petition. */
const PETITIONS = 0.3;

type Source = { receivedAt: ArrayLike<number>; channel: ArrayLike<number>; leaf: ArrayLike<number> };

export function basicsOf(plan: Source, index: number): Basics {
  const random = randomFrom(61, index);
  const leaf = at(LEAVES, at(plan.leaf, index));
  const channel = at(CHANNELS, at(plan.channel, index));
  const receivedAt = at(plan.receivedAt, index);
  const draw = random.next();
  const kinds = KINDS[leaf.mix];
  const kind = draw < at(kinds, 0)[1] ? at(kinds, 0)[0] : at(kinds, kinds.length - 1)[0];
  const formal =
    leaf.slug === "bilgi-4982" || (channel === "desk" && kind !== "information" && random.chance(PETITIONS));
  const legalClass = legalClassFor({ channel, kind, formal });
  return {
    leaf,
    channel,
    kind,
    legalClass,
    receivedAt,
    standard: { value: leaf.standardValue, unit: leaf.standardUnit },
  };
}

export const dueOf = ({ legalClass, standard, receivedAt }: Basics): number =>
  deadlineFor(CALENDAR, { legalClass, standard, receivedAt: new Date(receivedAt), pausedMinutes: 0 }).getTime();
