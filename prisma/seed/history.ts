import { deadlineFor, UNSORTED } from "@/server/domain/deadline";
import { type Request, UNTOUCHED } from "@/server/domain/request";
import { suggest } from "@/server/domain/routing";
import { actsOf } from "./acts";
import { type Basics, basicsOf } from "./basics";
import { LEAVES } from "./categories";
import { CALENDAR, yearAt } from "./clock";
import { externalIdOf, spotOf, toldOf, trackingCodeOf } from "./facts";
import { FATES, type Plan } from "./plan-shape";
import { at, type Random, randomFrom } from "./random";
import { AGENT_IDS } from "./staff";
import { type By, play, type Story } from "./story";

export type History = Story & {
  externalId: string | null;
  suggestedCategoryId: number | null;
  suggestedConfidence: number | null;
};

/** The requests that were merged into each main one. */
export type Merged = Map<number, number[]>;

export function mergedOf(plan: Plan): Merged {
  const merged: Merged = new Map();
  for (let index = 0; index < plan.count; index++) {
    const main = at(plan.main, index);
    if (main >= 0) merged.set(main, [...(merged.get(main) ?? []), index]);
  }
  return merged;
}

/** Everything that happened to one request, from its place in the plan alone. */
export function historyOf(plan: Plan, index: number, merged: Merged): History {
  const random = randomFrom(97, index);
  const basics = basicsOf(plan, index);
  const fate = at(FATES, at(plan.fate, index));
  const received = receivedOf(plan, index, basics, random);
  const { request, ...suggestion } = received;
  const acts = actsOf(
    { plan, index, basics, fate, children: merged.get(index) ?? [], categoryId: request.categoryId },
    random,
  );
  return { ...play(request, receiver(basics, random), acts), ...suggestion };
}

/** Who brings it in: the citizen, the channel, or whoever of the staff records it. */
function receiver({ channel }: Basics, random: Random): By {
  if (channel === "web") return "citizen";
  return channel === "whatsapp" ? "channel" : random.pick(AGENT_IDS);
}

function receivedOf(plan: Plan, index: number, basics: Basics, random: Random) {
  const { leaf, channel, kind, legalClass } = basics;
  const spot = spotOf(plan, index);
  const told = toldOf(basics, spot, random);
  const year = yearAt(basics.receivedAt);
  const suggestion = suggestionFor(plan, index, basics, told.description, random);
  const unsorted = channel === "whatsapp" || channel === "web";
  const chosen = unsorted ? null : leaf;
  const own = chosen ? { value: chosen.standardValue, unit: chosen.standardUnit } : UNSORTED;
  const citizen = at(plan.citizen, index);
  const tip = kind === "tip";
  const request: Request = {
    ...UNTOUCHED,
    id: index + 1,
    year,
    seq: index - (plan.begins.get(year) ?? 0) + 1,
    trackingCode: trackingCodeOf(index + 1),
    channel,
    kind,
    categoryId: chosen?.id ?? null,
    citizenId: citizen || null,
    identityWithheld: tip && (citizen === 0 ? channel === "cimer" : random.chance(0.05)),
    neighbourhoodId: spot.neighbourhoodId,
    street: spot.street,
    doorNo: spot.doorNo,
    latitude: spot.latitude,
    longitude: spot.longitude,
    summary: told.summary,
    description: told.description,
    sourceUrl: null,
    thread: null,
    receivedAt: new Date(basics.receivedAt),
    clockFrom: new Date(basics.receivedAt),
    legalClass,
    standardValue: own.value,
    standardUnit: own.unit,
    dueAt: new Date(0),
  };
  const clock = { legalClass, standard: own, receivedAt: request.clockFrom, pausedMinutes: 0 };
  request.dueAt = deadlineFor(CALENDAR, clock);
  return {
    request,
    externalId: externalIdOf(plan, index, year),
    suggestedCategoryId: suggestion.category?.id ?? null,
    suggestedConfidence: suggestion.confidence,
  };
}

/** What still waits is suggested as the product would; the long past is only made to look so. */
function suggestionFor(plan: Plan, index: number, { leaf }: Basics, description: string, random: Random) {
  const recent = index >= plan.firstYear && at(plan.fate, index) >= 5;
  if (recent) {
    const [best] = suggest(description, LEAVES, 1);
    const category = LEAVES.find(({ id }) => id === best?.categoryId);
    return { category, confidence: best?.confidence ?? null };
  }
  if (random.chance(0.05)) return { category: undefined, confidence: null };
  const siblings = LEAVES.filter(({ parentId }) => parentId === leaf.parentId);
  const category = random.chance(0.92) ? leaf : random.pick(siblings);
  return { category, confidence: random.between(category === leaf ? 62 : 31, 97) };
}
