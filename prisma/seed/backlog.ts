import { CHANNELS } from "@/server/domain/channel";
import { basicsOf, dueOf } from "./basics";
import { LEAVES } from "./categories";
import { DAY_MS, dayStart, HOUR_MS, MINUTE_MS } from "./clock";
import { DEPARTMENTS, QUICK_DESK_ID } from "./departments";
import type { Plan } from "./plan-shape";
import { at, type Random, randomFrom } from "./random";

/** Not settled yet. */
export const UNSETTLED = 255;
const NEW = 5;
const ASSIGNED = 6;
const IN_PROGRESS = 7;
const WAITING = 8;

/** What the backlog of a department is made of. */
const MIX = { late: 0.14, today: 0.11, waiting: 0.15 };
const WINDOW_DAYS = 40;

/** `least`: what every department has; `recent`: of what another has plenty of, the newest one in so many may be given away. */
type Sizes = { open: number; fresh: number; least: number; recent: number };
const sizesAt = (scale: number): Sizes =>
  scale === 1 ? { open: 1160, fresh: 40, least: 12, recent: 16 } : { open: 100, fresh: 12, least: 4, recent: 2 };

/** Settles what is still open in the second year: a backlog in every department, and the newest that nobody has sorted yet. */
export function planBacklog(plan: Plan, scale: number): void {
  plan.fate.fill(UNSETTLED);
  const random = randomFrom(71);
  const sizes = sizesAt(scale);
  planFresh(plan, sizes.fresh, random);
  const recent = recentOf(plan);
  const byDepartment = spread(plan, recent, sizes, random);
  const weights = DEPARTMENTS.map(
    ({ id }) => (byDepartment.get(id)?.length ?? 0) ** 0.75 * (id === QUICK_DESK_ID ? 0.5 : 1),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [order, { id }] of DEPARTMENTS.entries()) {
    const share = Math.round((sizes.open * at(weights, order)) / total);
    leaveOpen(plan, byDepartment.get(id) ?? [], Math.max(sizes.least, share), random);
  }
}

/** The newest, by which nobody has sat down yet, and a few that were left lying for days. */
function planFresh(plan: Plan, wanted: number, random: Random): void {
  const left = Math.round(wanted / 4);
  const lastDays = plan.receivedAt.findIndex((time) => time > plan.now - 4 * DAY_MS);
  const oldest = Math.max(plan.firstYear, Math.min(lastDays, plan.count - 4 * left));
  for (let tries = 0, found = 0; found < left && tries < 50 * left; tries++) {
    const index = random.between(oldest, plan.count - 1);
    if (plan.fate[index] === NEW || at(LEAVES, at(plan.leaf, index)).parentSlug === "bilgi") continue;
    plan.fate[index] = NEW;
    found += 1;
  }
  let open = wanted - left;
  for (let index = plan.count - 1; index >= plan.firstYear && open > 0; index--) {
    if (plan.fate[index] === NEW || !random.chance(freshness(plan, index))) continue;
    plan.fate[index] = NEW;
    open -= 1;
  }
}

/** The call centre mostly routes while it records, and answers questions at once. */
function freshness(plan: Plan, index: number): number {
  if (at(LEAVES, at(plan.leaf, index)).parentSlug === "bilgi") return 0.25;
  return at(CHANNELS, at(plan.channel, index)) === "call_centre" ? 0.4 : 0.8;
}

function recentOf(plan: Plan): number[] {
  const recent: number[] = [];
  for (let index = plan.count - 1; index >= plan.firstYear; index--) {
    if (at(plan.receivedAt, index) < plan.now - WINDOW_DAYS * DAY_MS) break;
    if (plan.fate[index] === UNSETTLED && at(plan.receivedAt, index) < plan.now - 40 * MINUTE_MS) recent.push(index);
  }
  return recent;
}

/** Recent requests by department; a department with too few is given some that another has plenty of. */
function spread(plan: Plan, recent: number[], sizes: Sizes, random: Random): Map<number, number[]> {
  const groups = new Map<number, number[]>(DEPARTMENTS.map(({ id }) => [id, []]));
  const put = (index: number) => groups.get(at(LEAVES, at(plan.leaf, index)).departmentId)?.push(index);
  recent.forEach(put);
  for (const { id } of DEPARTMENTS) {
    const own = LEAVES.flatMap((leaf, order) =>
      leaf.departmentId === id && leaf.slug !== "bilgi-4982" ? [order] : [],
    );
    for (let missing = sizes.least + 2 - (groups.get(id)?.length ?? 0); missing > 0 && own.length > 0; missing--) {
      const richest = [...groups.values()].reduce((one, other) => (other.length > one.length ? other : one));
      const [index] = richest.splice(random.between(0, Math.floor(richest.length / sizes.recent)), 1);
      if (index === undefined) break;
      plan.leaf[index] = random.pick(own);
      put(index);
    }
  }
  return groups;
}

type Candidate = { index: number; due: number; age: number };

function leaveOpen(plan: Plan, indexes: number[], wanted: number, random: Random): void {
  const midnight = dayStart(plan.now) + DAY_MS;
  const candidates = indexes.map(
    (index): Candidate => ({
      index,
      due: dueOf(basicsOf(plan, index)),
      age: (plan.now - at(plan.receivedAt, index)) / DAY_MS,
    }),
  );
  let left = wanted;
  const take = (pool: Candidate[], count: number, weight: (candidate: Candidate) => number, fate: () => number) => {
    const chosen = pool
      .filter(({ index }) => plan.fate[index] === UNSETTLED)
      .map((candidate) => ({
        index: candidate.index,
        key: -Math.log(random.next()) / Math.max(weight(candidate), 1e-9),
      }))
      .sort((one, other) => one.key - other.key)
      .slice(0, Math.min(Math.round(count), left));
    for (const { index } of chosen) plan.fate[index] = fate();
    left -= chosen.length;
  };
  const late = candidates.filter(({ due }) => due < plan.now && due > plan.now - 12 * DAY_MS);
  const today = candidates.filter(({ due }) => due >= plan.now && due < midnight);
  const later = candidates.filter(({ due }) => due >= midnight);
  const settled = candidates.filter(({ age, due }) => age > 0.6 && age < 25 && due > plan.now - 3 * DAY_MS);
  const working = (share: number) => () => (random.chance(share) ? IN_PROGRESS : ASSIGNED);
  take(late, Math.max(1, wanted * MIX.late), ({ due }) => Math.exp((due - plan.now) / (60 * HOUR_MS)), working(0.6));
  take(today, Math.max(1, wanted * MIX.today), () => 1, working(0.55));
  take(
    settled,
    Math.max(1, wanted * MIX.waiting),
    ({ age }) => Math.exp(-age / 6),
    () => WAITING,
  );
  take(later, left, ({ age }) => Math.exp(-age / 5), working(0.4));
  take(today, left, () => 1, working(0.5));
  take(late, left, ({ due }) => Math.exp((due - plan.now) / (60 * HOUR_MS)), working(0.6));
  if (left === wanted) take(candidates, 2, ({ age }) => Math.exp(-age), working(0.5));
}
