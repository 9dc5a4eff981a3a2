/**
 * Public holidays of law 2429 and the religious ones of 2025–2027. Eves and 28 October are free from 13:00.
 * The religious days of 2027 are not announced yet: docs/demonstration-data.md.
 */
export type HolidayRow = { day: string; name: string; kind: "public_holiday" | "half_day" };

const YEARS = [2025, 2026, 2027];

const FIXED: [day: string, name: string, half?: true][] = [
  ["01-01", "Yılbaşı"],
  ["04-23", "Ulusal Egemenlik ve Çocuk Bayramı"],
  ["05-01", "Emek ve Dayanışma Günü"],
  ["05-19", "Atatürk'ü Anma, Gençlik ve Spor Bayramı"],
  ["07-15", "Demokrasi ve Millî Birlik Günü"],
  ["08-30", "Zafer Bayramı"],
  ["10-28", "Cumhuriyet Bayramı arifesi", true],
  ["10-29", "Cumhuriyet Bayramı"],
];

/** The eve of each feast, and how many whole days follow it. */
const FEASTS: [eve: string, name: string, days: number][] = [
  ["2025-03-29", "Ramazan Bayramı", 3],
  ["2025-06-05", "Kurban Bayramı", 4],
  ["2026-03-19", "Ramazan Bayramı", 3],
  ["2026-05-26", "Kurban Bayramı", 4],
  ["2027-03-08", "Ramazan Bayramı", 3],
  ["2027-05-15", "Kurban Bayramı", 4],
];

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const fixed = YEARS.flatMap((year) =>
  FIXED.map(
    ([day, name, half]): HolidayRow => ({ day: `${year}-${day}`, name, kind: half ? "half_day" : "public_holiday" }),
  ),
);

const feasts = FEASTS.flatMap(([eve, name, days]): HolidayRow[] => [
  { day: eve, name: `${name} arifesi`, kind: "half_day" },
  ...Array.from(
    { length: days },
    (_, index): HolidayRow => ({
      day: later(eve, index + 1),
      name: `${name} ${index + 1}. gün`,
      kind: "public_holiday",
    }),
  ),
]);

export const HOLIDAYS: HolidayRow[] = [...fixed, ...feasts].sort((one, other) => one.day.localeCompare(other.day));

/** Minutes after midnight. */
export const OFFICE_HOURS = {
  opens: 480,
  closes: 1020,
  halfDayCloses: 780,
  halfDayCounts: true,
  leaveProlongsLegal: false,
};
