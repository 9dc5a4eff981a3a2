import { CHANNELS } from "@/server/domain/channel";
import { TRACKING_ALPHABET } from "@/server/domain/number";
import { type Basics, basicsOf } from "./basics";
import { NO_ACCOUNT } from "./citizens";
import { NEIGHBOURHOOD_WEIGHTS, NEIGHBOURHOODS } from "./neighbourhoods";
import { type Place, placeIn, type Style, type Told, tell } from "./phrase";
import type { Plan } from "./plan-shape";
import { at, type Random, randomFrom, weighted } from "./random";
import { textsOf } from "./texts";

/** Who a sample citizen is; follows from the number alone. */
export type Citizen = { id: number; name: string; phone: string | null; email: string | null; noSms: boolean };

export function citizenOf(plan: Plan, id: number): Citizen {
  const random = randomFrom(113, id);
  const account = at(plan.citizens.account, id - 1) !== NO_ACCOUNT;
  return {
    id,
    name: `Örnek Vatandaş ${id}`,
    phone: random.chance(account ? 0.75 : 0.012) ? null : `+90500${String(id).padStart(7, "0")}`,
    email: random.chance(0.12) ? `ornek.vatandas${id}@posta.example` : null,
    noSms: random.chance(0.012),
  };
}

export type Spot = {
  neighbourhoodId: number | null;
  street: string | null;
  doorNo: string | null;
  latitude: number | null;
  longitude: number | null;
  place: Place;
};

const anywhere = weighted(NEIGHBOURHOOD_WEIGHTS);

/** Where it is: mostly near the citizen's home; what was merged lies where the main request does. */
export function spotOf(plan: Plan, index: number): Spot {
  const main = at(plan.main, index);
  if (main >= 0) return spotOf(plan, main);
  const random = randomFrom(127, index);
  const citizen = at(plan.citizen, index);
  const home = citizen > 0 && random.chance(0.85);
  const neighbourhood = home ? at(plan.citizens.neighbourhood, citizen - 1) : anywhere(random);
  const place = placeIn(neighbourhood, random);
  const { leaf } = basicsOf(plan, index);
  const area = at(NEIGHBOURHOODS, neighbourhood);
  if (random.chance(leaf.parentSlug === "bilgi" ? 0.34 : 0.03)) {
    return { neighbourhoodId: null, street: null, doorNo: null, latitude: null, longitude: null, place };
  }
  const located = random.chance(0.45);
  return {
    neighbourhoodId: area.id,
    street: random.chance(0.92) ? place.street : null,
    doorNo: random.chance(0.6) ? place.doorNo : null,
    latitude: located ? near(area.latitude, area.reach * 0.8, random) : null,
    longitude: located ? near(area.longitude, area.reach, random) : null,
    place,
  };
}

const near = (middle: number, reach: number, random: Random): number =>
  Math.round((middle + (random.next() + random.next() - 1) * reach) * 1e6) / 1e6;

const STYLES: Partial<Record<Basics["channel"], Style>> = {
  whatsapp: "casual",
  facebook: "casual",
  instagram: "casual",
  x: "casual",
  web: "formal",
  cimer: "formal",
  desk: "formal",
};

export function toldOf(basics: Basics, spot: Spot, random: Random): Told {
  const style = basics.channel === "web" && random.chance(0.4) ? "casual" : (STYLES[basics.channel] ?? "recorded");
  return tell(textsOf(basics.leaf.parentSlug, basics.leaf.slug), spot.place, style, random);
}

const MASK = 0xfffff;

/** Forty bits that no two requests share: four rounds of mixing over the two halves of the number. */
export function trackingCodeOf(id: number): string {
  let left = (id >>> 20) & MASK;
  let right = id & MASK;
  for (let round = 1; round <= 4; round++) {
    const mixed = Math.imul(right ^ (round * 0x5bd1e), 0x9e3779b1) ^ Math.imul(right + round * 0x2c1b3, 0x85ebca6b);
    const next = left ^ ((mixed >>> 9) & MASK);
    left = right;
    right = next;
  }
  let code = "";
  for (const half of [left, right]) {
    for (let shift = 15; shift >= 0; shift -= 5) code += TRACKING_ALPHABET[(half >>> shift) & 31];
  }
  return code;
}

/** The channel's own id; staff who record give none. */
export function externalIdOf(plan: Plan, index: number, year: number): string | null {
  const id = index + 1;
  const tail = trackingCodeOf(id + 5_000_000);
  switch (at(CHANNELS, at(plan.channel, index))) {
    case "whatsapp":
      return `wamid.ORNEK${tail}${id}`;
    case "web":
      return `form-${tail.toLowerCase()}${id}`;
    case "facebook":
      return `m_ornek${tail}`;
    case "instagram":
      return `ig_ornek${tail}`;
    case "x":
      return `x_ornek${tail}`;
    case "cimer":
      return `${year % 100}${String(10_000_000 + id * 7)}`;
    case "him":
      return `HIM-${year}-${String(id).padStart(7, "0")}`;
    case "crm":
      return `CRM-${year}-${String(id).padStart(7, "0")}`;
    default:
      return null;
  }
}
