import { CHANNELS } from "@/server/domain/channel";
import { planBacklog } from "./backlog";
import { planCitizens } from "./citizens";
import { DAY_MS, yearStart } from "./clock";
import { planFates } from "./fates";
import { channelYears, FIRST_YEAR, yearsUpTo } from "./figures";
import { type Plan, shared } from "./plan-shape";
import { at, randomFrom } from "./random";
import { drawSubjects } from "./seasons";
import { instants } from "./times";

const CHANNEL_BITS = 16;

const WEEK_MS = 7 * DAY_MS;

/** Moves every eighth into the last week by whole weeks, so that a small set has a backlog of this week, too. */
function crowd(times: Float64Array, now: number): void {
  for (let index = 0; index < times.length; index += 8) {
    const time = at(times, index);
    if (time < now) times[index] = time + Math.floor((now - 1 - time) / WEEK_MS) * WEEK_MS;
  }
}

/** All instants of all years up to now, in order, each with its channel in the low bits. */
function arrivals(now: number, scale: number): Float64Array {
  const years = channelYears(scale);
  const parts = yearsUpTo(now).flatMap((year) =>
    years.map(({ channel, received, growth }) => {
      const code = CHANNELS.indexOf(channel);
      const count = Math.round(received * growth ** (year - FIRST_YEAR));
      const times = instants(year, channel, count, randomFrom(year, code));
      if (scale < 1 && year > FIRST_YEAR) crowd(times, now);
      return times.map((time) => time * CHANNEL_BITS + code);
    }),
  );
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  all.sort();
  const end = all.findIndex((packed) => packed / CHANNEL_BITS >= now);
  return end === -1 ? all : all.subarray(0, end);
}

export function makePlan(now: number, scale: number): Plan {
  const packed = arrivals(now, scale);
  const count = packed.length;
  const receivedAt = shared.float(count);
  const channel = shared.byte(count);
  for (const [index, value] of packed.entries()) {
    receivedAt[index] = Math.floor(value / CHANNEL_BITS);
    channel[index] = value % CHANNEL_BITS;
  }
  const beginOf = (year: number) => {
    const found = receivedAt.findIndex((time) => time >= yearStart(year));
    return found === -1 ? count : found;
  };
  const leaf = drawSubjects(receivedAt, channel);
  const plan: Plan = {
    now,
    count,
    firstYear: beginOf(FIRST_YEAR + 1),
    begins: new Map(yearsUpTo(now).map((year) => [year, beginOf(year)])),
    receivedAt,
    channel,
    leaf,
    fate: shared.byte(count),
    main: shared.int(count).fill(-1),
    mergedAt: shared.float(count),
    citizen: shared.int(count),
    citizens: planCitizens({ receivedAt, channel, leaf, scale }),
  };
  plan.citizen.set(plan.citizens.of);
  planBacklog(plan, scale);
  planFates(plan, scale);
  return plan;
}
