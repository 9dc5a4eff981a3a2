import { CHANNELS } from "@/server/domain/channel";
import { UNSETTLED } from "./backlog";
import { LEAVES, type LeafRow } from "./categories";
import { type ChannelYear, channelYears } from "./figures";
import { mergeSome } from "./merges";
import { FATE, type Plan } from "./plan-shape";
import { at, type Random, randomFrom } from "./random";

/** How much likelier than others a subject is to end so. */
const REFERRED = (leaf: LeafRow) =>
  leaf.institutionId ? 30 : leaf.parentSlug === "bilgi" ? 0.02 : leaf.parentSlug === "altyapi" ? 1 : 0.2;
const DECLINED = (leaf: LeafRow) => ({ wish: 2.2, fault: 1, tip: 1.1, question: 0.12, opinion: 0.01 })[leaf.mix];
const WITHDRAWN = (leaf: LeafRow) => (leaf.mix === "opinion" ? 0.1 : leaf.parentSlug === "bilgi" ? 0.4 : 1);
const LINGERS = (leaf: LeafRow) =>
  leaf.parentSlug === "ustyapi" || leaf.slug === "yol-asfalt" ? 6 : leaf.parentSlug === "bilgi" ? 0 : 0.2;

/** Settles how every request ended, so that each channel of the first year meets its figures exactly. */
export function planFates(plan: Plan, scale: number): void {
  const mains = new Uint8Array(plan.count);
  for (const year of channelYears(scale)) {
    settle(plan, year, mains, { from: 0, to: plan.firstYear, scale });
    settle(plan, year, mains, { from: plan.firstYear, to: plan.count, scale });
  }
}

type Span = { from: number; to: number; scale: number };

function settle(plan: Plan, year: ChannelYear, mains: Uint8Array, span: Span): void {
  const code = CHANNELS.indexOf(year.channel);
  const random = randomFrom(83, code, span.from);
  const indexes: number[] = [];
  for (let index = span.from; index < span.to; index++) {
    if (plan.channel[index] === code && plan.fate[index] === UNSETTLED) indexes.push(index);
  }
  const first = span.from === 0;
  const count = (of: number) => (first ? of : Math.round((of * indexes.length) / year.received));
  const open = first ? year.received - year.resolved - year.declined - year.referred - year.merged - year.withdrawn : 0;
  const choose = (wanted: number, weight: (leaf: LeafRow) => number, fate: () => number) => {
    for (const index of sample(plan, indexes, mains, wanted, weight, random)) plan.fate[index] = fate();
  };
  choose(open, LINGERS, () => (random.chance(0.6) ? FATE.waiting : FATE.in_progress));
  mergeSome(plan, indexes, mains, { wanted: count(year.merged), days: span.scale === 1 ? 2 : 40 }, random);
  choose(count(year.referred), REFERRED, () => FATE.referred);
  choose(count(year.declined), DECLINED, () => FATE.declined);
  choose(count(year.withdrawn), WITHDRAWN, () => FATE.withdrawn);
  for (const index of indexes) if (plan.fate[index] === UNSETTLED) plan.fate[index] = FATE.resolved;
}

/** Exactly `wanted` of the unsettled, drawn by weight without replacement. What others were merged into stays. */
function sample(
  plan: Plan,
  indexes: number[],
  mains: Uint8Array,
  wanted: number,
  weight: (leaf: LeafRow) => number,
  random: Random,
): number[] {
  if (wanted === 0) return [];
  const weights = LEAVES.map(weight);
  const open = indexes.filter((index) => plan.fate[index] === UNSETTLED && mains[index] === 0);
  const keys = Float64Array.from(
    open,
    (index) => -Math.log(1 - random.next()) / Math.max(at(weights, at(plan.leaf, index)), 1e-6),
  );
  const limit = at(keys.toSorted(), Math.min(wanted, open.length) - 1);
  return open.filter((_, order) => at(keys, order) <= limit).slice(0, wanted);
}
