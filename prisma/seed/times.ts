import type { Channel } from "@/server/domain/channel";
import { dayNumberOf, weekdayOfNumber } from "@/server/domain/time";
import { CALENDAR, DAY_MS, HOUR_MS, MINUTE_MS, monthIndex, yearStart } from "./clock";
import { at, type Random, weighted } from "./random";

/** When requests and calls come: by month, day of the week, holiday and hour. Shapes are assumptions. */
type Rhythm = { week: number[]; holiday: number; hours: number[]; trend: number };

const YEAR_CURVE = [0.91, 0.89, 0.94, 0.98, 0.99, 1.06, 1.12, 1.11, 1.08, 1.05, 0.94, 0.92];

const BY_DAY = [1, 0.5, 0.3, 0.2, 0.3, 0.6, 2, 5, 11, 15, 16, 14, 9, 12, 14, 13, 11, 8, 6, 5, 4, 3, 2.5, 1.6];
const BY_EVENING = [3, 1.5, 0.7, 0.5, 0.5, 1, 3, 6, 9, 10, 10, 9, 8, 8, 9, 9, 10, 11, 12, 13, 14, 13, 10, 6];
const BY_OFFICE = [0, 0, 0, 0, 0, 0, 0, 0, 12, 17, 18, 15, 3, 14, 16, 13, 6, 0, 0, 0, 0, 0, 0, 0];

const TELEPHONE: Rhythm = { week: [1.18, 1.1, 1.05, 1.03, 1.02, 0.58, 0.4], holiday: 0.36, hours: BY_DAY, trend: 0 };
const WRITTEN: Rhythm = { week: [1.08, 1.05, 1.03, 1, 1, 0.88, 0.82], holiday: 0.7, hours: BY_EVENING, trend: 0.02 };
const OFFICE: Rhythm = { week: [1.2, 1.08, 1, 0.98, 0.94, 0, 0], holiday: 0, hours: BY_OFFICE, trend: -0.03 };
const RECORDS: Rhythm = { week: [1.1, 1.05, 1, 1, 0.95, 0.3, 0.18], holiday: 0.2, hours: BY_DAY, trend: 0 };

const RHYTHMS: Record<Channel | "calls", Rhythm> = {
  call_centre: TELEPHONE,
  calls: TELEPHONE,
  whatsapp: { ...WRITTEN, trend: 0.3 },
  web: WRITTEN,
  facebook: WRITTEN,
  instagram: { ...WRITTEN, trend: 0.15 },
  x: WRITTEN,
  cimer: { ...RECORDS, hours: BY_OFFICE, week: [1.25, 1.1, 1, 1, 0.95, 0, 0], holiday: 0 },
  him: RECORDS,
  desk: OFFICE,
  crm: { ...OFFICE, trend: 0.05 },
};

/** The relative weight of each day of a year. Storms fill the lines in winter. */
function dayWeights(year: number, rhythm: Rhythm, random: Random): number[] {
  const first = dayNumberOf(new Date(yearStart(year)));
  const days = Math.round((yearStart(year + 1) - yearStart(year)) / DAY_MS);
  return Array.from({ length: days }, (_, index) => {
    const number = first + index;
    const weekday = weekdayOfNumber(number);
    const month = monthIndex(yearStart(year) + index * DAY_MS);
    const free = weekday <= 5 && CALENDAR.spanOf(number) === null ? rhythm.holiday : 1;
    const storm = (month < 2 || month > 9) && random.chance(0.05) ? 1.4 : 1;
    const noise = 0.93 + random.next() * 0.14;
    const growth = 1 + rhythm.trend * (index / days - 0.5);
    return at(rhythm.week, weekday - 1) * free * at(YEAR_CURVE, month) * storm * noise * growth;
  });
}

/** Exactly `count` instants in a year, in no order. */
export function instants(year: number, source: Channel | "calls", count: number, random: Random): Float64Array {
  const rhythm = RHYTHMS[source];
  const weights = dayWeights(year, rhythm, random);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const hour = weighted(rhythm.hours);
  const times = new Float64Array(count);
  let day = 0;
  let reached = at(weights, 0);
  for (let index = 0; index < count; index++) {
    const wanted = ((index + random.next()) / count) * total;
    while (reached < wanted && day < weights.length - 1) {
      day += 1;
      reached += at(weights, day);
    }
    times[index] = yearStart(year) + day * DAY_MS + hour(random) * HOUR_MS + Math.floor(random.next() * 60 * MINUTE_MS);
  }
  return times;
}
