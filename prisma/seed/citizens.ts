import { CHANNELS } from "@/server/domain/channel";
import { LEAVES } from "./categories";
import { NEIGHBOURHOOD_WEIGHTS } from "./neighbourhoods";
import { at, randomFrom, weighted } from "./random";

/** Sample citizens: whoever comes first has the first number; some come again and again. */
export type Citizens = {
  count: number;
  /** For each request its citizen's id, or 0 where nobody gave a name. */
  of: Int32Array;
  /** By citizen id − 1: when first seen, last WhatsApp message, index of the neighbourhood, channel of a social account or 255. */
  firstAt: Float64Array;
  whatsappAt: Float64Array;
  neighbourhood: Uint8Array;
  account: Uint8Array;
};

const PEOPLE = 96_000;
const ACCOUNTS = 1_150;
export const NO_ACCOUNT = 255;
/** Every third person writes by WhatsApp. */
const WRITERS = 3;

const code = (channel: (typeof CHANNELS)[number]) => CHANNELS.indexOf(channel);
const WHATSAPP = code("whatsapp");
const SOCIAL = new Set([code("facebook"), code("instagram"), code("x")]);

/** How many come without a name. */
const NAMELESS: Partial<Record<(typeof CHANNELS)[number], number>> = {
  call_centre: 0.02,
  web: 0.07,
  cimer: 0.1,
  him: 0.12,
  crm: 0.1,
  desk: 0.01,
};

export function planCitizens(given: {
  receivedAt: Float64Array;
  channel: Uint8Array;
  leaf: Uint8Array;
  scale: number;
}): Citizens {
  const { receivedAt, channel, leaf, scale } = given;
  const people = Math.max(300, Math.round(PEOPLE * scale));
  const accounts = Math.max(12, Math.round(ACCOUNTS * scale));
  const random = randomFrom(53);
  const home = weighted(NEIGHBOURHOOD_WEIGHTS);
  const total = people + 3 * accounts;
  const ids = new Int32Array(total);
  const citizens: Citizens = {
    count: 0,
    of: new Int32Array(receivedAt.length),
    firstAt: new Float64Array(new SharedArrayBuffer(total * 8)),
    whatsappAt: new Float64Array(new SharedArrayBuffer(total * 8)),
    neighbourhood: new Uint8Array(new SharedArrayBuffer(total)),
    account: new Uint8Array(new SharedArrayBuffer(total)).fill(NO_ACCOUNT),
  };
  for (let index = 0; index < receivedAt.length; index++) {
    const by = at(channel, index);
    const tip = at(LEAVES, at(leaf, index)).mix === "tip";
    const nameless = (NAMELESS[at(CHANNELS, by)] ?? 0) * (tip ? 3 : 1);
    if (random.chance(nameless)) continue;
    let person = Math.floor(people * random.next() ** 1.5);
    if (by === WHATSAPP) person = Math.min(people - 1, person - (person % WRITERS));
    if (SOCIAL.has(by))
      person = people + Math.floor(accounts * random.next() ** 1.3) + accounts * (by - Math.min(...SOCIAL));
    let id = at(ids, person);
    if (id === 0) {
      citizens.count += 1;
      id = citizens.count;
      ids[person] = id;
      citizens.firstAt[id - 1] = at(receivedAt, index);
      citizens.neighbourhood[id - 1] = home(random);
      if (SOCIAL.has(by)) citizens.account[id - 1] = by;
    }
    if (by === WHATSAPP) citizens.whatsappAt[id - 1] = at(receivedAt, index);
    citizens.of[index] = id;
  }
  return citizens;
}
