import { addWorkingMinutes } from "@/server/domain/calendar";
import { UNSETTLED } from "./backlog";
import { LEAVES } from "./categories";
import { CALENDAR, DAY_MS } from "./clock";
import { FATE, type Plan } from "./plan-shape";
import { at, type Random } from "./random";

const STEPS_BACK = 14;

/** Merges some requests into an earlier one about the same subject; its place is then told the same. */
export function mergeSome(
  plan: Plan,
  indexes: number[],
  mains: Uint8Array,
  how: { wanted: number; days: number },
  random: Random,
): void {
  let left = how.wanted;
  if (left === 0) return;
  const former = formerOf(plan);
  const told = new Map<number, number[]>();
  for (const index of shuffled(indexes, random)) {
    if (left === 0) return;
    if (plan.fate[index] !== UNSETTLED || mains[index] === 1 || isQuestion(plan, index)) continue;
    const at0 = new Date(at(plan.receivedAt, index));
    const mergedAt = addWorkingMinutes(CALENDAR, at0, random.between(4, 55)).getTime();
    const main = mergedAt < plan.now ? mainFor(plan, index, former, how.days, told) : -1;
    if (main < 0) continue;
    mains[main] = 1;
    told.set(main, [...(told.get(main) ?? []), at(plan.citizen, index)]);
    plan.fate[index] = FATE.merged;
    plan.main[index] = main;
    plan.mergedAt[index] = mergedAt;
    left -= 1;
  }
  if (left > 0) throw new Error(`${left} requests found nothing to be merged into`);
}

const isQuestion = (plan: Plan, index: number) => at(LEAVES, at(plan.leaf, index)).parentSlug === "bilgi";

function mainFor(plan: Plan, index: number, former: Int32Array, days: number, told: Map<number, number[]>): number {
  let other = at(former, index);
  for (let step = 0; step < STEPS_BACK && other >= 0; step++, other = at(former, other)) {
    if (at(plan.receivedAt, index) - at(plan.receivedAt, other) > days * DAY_MS) return -1;
    const fate = at(plan.fate, other);
    const alive = fate === UNSETTLED || fate === FATE.assigned || fate === FATE.in_progress;
    const citizen = at(plan.citizen, index);
    const known = citizen !== 0 && (citizen === plan.citizen[other] || told.get(other)?.includes(citizen));
    if (alive && !known) return other;
  }
  return -1;
}

/** For each request the one before it about the same subject in the same year, or -1. */
function formerOf(plan: Plan): Int32Array {
  const former = new Int32Array(plan.count).fill(-1);
  const last = new Int32Array(LEAVES.length).fill(-1);
  for (let index = 0; index < plan.count; index++) {
    if (index === plan.firstYear) last.fill(-1);
    const leaf = at(plan.leaf, index);
    former[index] = at(last, leaf);
    last[leaf] = index;
  }
  return former;
}

function shuffled(items: number[], random: Random): number[] {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = random.between(0, index);
    const kept = at(mixed, index);
    mixed[index] = at(mixed, other);
    mixed[other] = kept;
  }
  return mixed;
}
